using System.Diagnostics;
using System.Text.Json;
using PayGate.Vault.Tests.KeyVaults.Azure.Fake;

namespace PayGate.Vault.Tests.KeyVaults.Azure;

/// <summary>Checks the fake: what the official JavaScript client does with it is what it does with the service.</summary>
public sealed class OfficialClientTests
{
    [Fact]
    public async Task The_official_client_finds_the_life_of_a_key_as_it_is_documented()
    {
        string script = Path.Combine(Folder(), "exercise.mjs");
        Assert.True(
            Directory.Exists(Path.Combine(Folder(), "node_modules")),
            "The official client is not installed: run npm ci in " + Folder() + " (./paygate test does).");
        await using KeyVaultFake fake = await KeyVaultFake.StartAsync();
        string authority = Path.GetTempFileName();
        await File.WriteAllTextAsync(authority, fake.Certificate.ExportCertificatePem());

        (int code, string output, string errors) = await RunAsync(script, $"https://localhost:{fake.Port}", authority);
        File.Delete(authority);

        Assert.True(code == 0, errors);
        using JsonDocument seen = JsonDocument.Parse(output);
        const string Expected =
            """
            {"created":{"name":"official","type":"RSA","recovery":"Recoverable","enabled":true},"rotated":true,"versions":3,"keys":["official"],
            "unwrapped":true,"decrypted":true,"disabled":"403 Forbidden","policy":["Rotate","P90D","P2Y"],"deleted":true,
            "missing":"404 KeyNotFound","purge":"403 Forbidden","recovered":"official"}
            """;
        using JsonDocument expected = JsonDocument.Parse(Expected);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, seen.RootElement), output);
        Assert.Equal(0, fake.UnauthenticatedBodies);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string script, string vault, string authority)
    {
        ProcessStartInfo start = new("node", [script, vault])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_EXTRA_CA_CERTS"] = authority },
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }

    private static string Folder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PayGate.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root!.FullName, "tests/PayGate.Vault.Tests/KeyVaults/Azure/OfficialClient");
    }
}
