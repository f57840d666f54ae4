using System.Diagnostics;
using PayGate.EndToEnd.Tests.Support;

namespace PayGate.EndToEnd.Tests.KeyVaults;

/// <summary>The whole program with the key vaults that can be had on one machine.</summary>
[Collection(Serial.Name)]
public sealed class KeyVaultStartTests
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
    private static readonly Uri Consoles = new("http://127.0.0.1:47080");

    [Fact]
    public async Task A_node_is_locked_until_two_custodians_have_come()
    {
        using TempFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        string[] shares = [.. Enumerable.Range(1, 3).Select(i => Path.Combine(folder.Path, "share-" + i))];
        string[] passphrases = [.. Enumerable.Range(1, 3).Select(i => Secret(folder, "phrase-" + i, "custodian number " + i))];
        await RunsAsync(
        [
            "keys", "custodians", "--data", data,
            .. shares.SelectMany(share => new[] { "--new-share", share }),
            .. passphrases.SelectMany(file => new[] { "--new-share-passphrase-file", file }),
        ]);

        using PayGateProcess node = Serve(data, Nothing);
        Assert.Contains("(0 here)", await AnswersAsync("/health/ready", 503, node), StringComparison.Ordinal);
        Assert.Contains("live", await AnswersAsync("/health/live", 200, node), StringComparison.Ordinal);
        Assert.Contains("locked", await AnswersAsync("/", 503, node), StringComparison.Ordinal);

        await UnlockAsync(0);
        Assert.Contains("(1 here)", await AnswersAsync("/health/ready", 503, node), StringComparison.Ordinal);
        (int code, string errors) = await PayGateProcess.RunAsync(
            "keys", "unlock", "--data", data, "--share", shares[2], "--share-passphrase-file", passphrases[1]);
        Assert.Equal(2, code);
        Assert.Contains("wrong passphrase", errors, StringComparison.Ordinal);
        await UnlockAsync(2);

        Assert.Equal("ready", await AnswersAsync("/health/ready", 200, node));
        Assert.Contains("paygate_vault_root_key_state 0\n", await AnswersAsync("/metrics", 200, node), StringComparison.Ordinal);

        Task UnlockAsync(int custodian) => RunsAsync(
            ["keys", "unlock", "--data", data, "--share", shares[custodian], "--share-passphrase-file", passphrases[custodian]]);
    }

    [Fact]
    public async Task A_node_keeps_its_vault_key_in_an_hsm()
    {
        using TempFolder folder = new();
        string configuration = Secret(folder, "softhsm2.conf", $"directories.tokendir = {Directory.CreateDirectory(Path.Combine(folder.Path, "tokens")).FullName}\n");
        Dictionary<string, string> environment = new() { ["SOFTHSM2_CONF"] = configuration };
        ProcessStartInfo make = new("softhsm2-util", ["--init-token", "--free", "--label", "paygate", "--so-pin", "so-pin-test", "--pin", "1234-test"])
        {
            RedirectStandardOutput = true,
            Environment = { ["SOFTHSM2_CONF"] = configuration },
        };
        using (Process made = Process.Start(make)!)
        {
            await made.WaitForExitAsync();
            Assert.Equal(0, made.ExitCode);
        }

        string pin = Secret(folder, "pin", "1234-test\n");
        string address = "pkcs11:token=paygate;object=vault%20key?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=" + pin;
        string data = Path.Combine(folder.Path, "data");
        for (int start = 0; start < 2; start++)
        {
            using PayGateProcess node = Serve(data, environment, "--key-vault", address);
            Assert.Equal("ready", await AnswersAsync("/health/ready", 200, node));
            Assert.False(File.Exists(Path.Combine(data, "vault", "vault.key")));
        }

        File.WriteAllText(pin, "wrong");
        using PayGateProcess refused = Serve(data, environment, "--key-vault", address);
        Assert.Contains("does not take the PIN", await refused.Errors.WaitAsync(TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
    }

    private static PayGateProcess Serve(string data, IReadOnlyDictionary<string, string> environment, params string[] more) => PayGateProcess.Start(
        environment,
        [
            "serve", "--announce", "--data", data, "--http", Consoles.Authority, "--ng", "127.0.0.1:47081", "--media-ports", "47100-47199", .. more,
        ]);

    private static string Secret(TempFolder folder, string name, string content)
    {
        string path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task RunsAsync(string[] arguments)
    {
        (int code, string errors) = await PayGateProcess.RunAsync(arguments);
        Assert.True(code == 0, errors);
    }

    private static async Task<string> AnswersAsync(string path, int status, PayGateProcess node)
    {
        using HttpClient http = new() { BaseAddress = Consoles };
        Stopwatch waited = Stopwatch.StartNew();
        string last = "";
        while (waited.Elapsed < TimeSpan.FromMinutes(1) && !node.HasExited)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                last = await answer.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode == status)
                {
                    return last;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        string errors = node.HasExited ? await node.Errors : "";
        Assert.Fail($"{path} never answered {status}; last: {last}; {errors}");
        return last;
    }
}
