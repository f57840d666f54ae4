using System.Diagnostics;
using System.Security.Cryptography;
using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Pkcs11;
using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Benchmarks.KeyVaults;

/// <summary>What a wrap, an unwrap and a start cost with the key vaults of one machine, in CPU time, beside the bare RSA of the platform.</summary>
internal sealed class KeyVaultBenchmark : INamedBenchmark
{
    private const string Reference = ".NET RSA-3072 OAEP-SHA-256 with the key held open";

    public string Name => "keyvaults";

    public string Summary => "Wrap, unwrap and start with a key file and with SoftHSM, beside bare RSA.";

    public async Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        SodiumRuntime.EnsureReady();
        int rounds = options.IsQuick ? 3 : 11;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("paygate-keyvaults-");
        try
        {
            string path = Path.Combine(folder.FullName, "vault.key");
            MachineSecretFile secret = new(path + ".secret");
            List<Figure> figures = [];
            using (SoftwareKeyVault file = SoftwareKeyVault.OpenOrCreate(path, secret, mustExist: false, TimeProvider.System))
            {
                figures.AddRange(await MeasureAsync("key-file", file, rounds, cancellationToken));
            }

            figures.Add(await StartAsync("key-file-start", rounds, () =>
                Task.FromResult<IKeyVault>(SoftwareKeyVault.OpenOrCreate(path, secret, mustExist: true, TimeProvider.System))));
            figures.Add(await PassphraseAsync(folder.FullName, rounds));
            if (SoftToken.Create(folder.FullName) is { } token)
            {
                using (IKeyVault hsm = await Pkcs11KeyVault.OpenAsync(token, mustExist: false, TimeProvider.System, cancellationToken))
                {
                    figures.AddRange(await MeasureAsync("softhsm", hsm, rounds, cancellationToken));
                }

                figures.Add(await StartAsync("softhsm-start", rounds, async () =>
                    await Pkcs11KeyVault.OpenAsync(token, mustExist: true, TimeProvider.System, cancellationToken)));
            }

            return new BenchmarkReport(
                Name, new Dictionary<string, object> { ["processors"] = Environment.ProcessorCount, ["rounds"] = rounds, ["measured"] = "CPU time of the process" }, figures);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string name, IKeyVault vault, int rounds, CancellationToken cancellationToken)
    {
        const int Operations = 20;
        using RSA bare = RSA.Create(3072);
        byte[] bareCiphertext = bare.Encrypt(new byte[32], RSAEncryptionPadding.OaepSHA256);
        VaultPublicKey current = await vault.GetCurrentKeyAsync(cancellationToken);
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = current.Wrap(key);
        List<(double, double)> wraps = [];
        List<(double, double)> unwraps = [];
        for (int round = 0; round < rounds; round++)
        {
            double ours = await CostAsync(Operations, async () => (await vault.UnwrapAsync(wrapped, cancellationToken)).Dispose());
            double reference = await CostAsync(Operations, () => { _ = bare.Decrypt(bareCiphertext, RSAEncryptionPadding.OaepSHA256); return ValueTask.CompletedTask; });
            unwraps.Add((ours, reference));
            ours = await CostAsync(Operations, () => { _ = current.Wrap(key); return ValueTask.CompletedTask; });
            reference = await CostAsync(Operations, () => { _ = bare.Encrypt(new byte[32], RSAEncryptionPadding.OaepSHA256); return ValueTask.CompletedTask; });
            wraps.Add((ours, reference));
        }

        return [Figure.OfRounds(name + "-unwrap", "us", unwraps, Reference), Figure.OfRounds(name + "-wrap", "us", wraps, Reference)];
    }

    private static async Task<Figure> StartAsync(string name, int rounds, Func<Task<IKeyVault>> open)
    {
        List<double> starts = [];
        for (int round = 0; round < rounds; round++)
        {
            starts.Add(await CostAsync(1, async () => (await open()).Dispose()) / 1000);
        }

        return Figure.OfRounds(name, "ms", starts);
    }

    private static async Task<Figure> PassphraseAsync(string folder, int rounds)
    {
        string phrase = Path.Combine(folder, "phrase");
        await File.WriteAllTextAsync(phrase, "a passphrase to measure");
        string path = Path.Combine(folder, "phrase.key");
        PassphraseSecret secret = new(phrase);
        SoftwareKeyVault.OpenOrCreate(path, secret, mustExist: false, TimeProvider.System).Dispose();
        return await StartAsync("passphrase-start", Math.Min(rounds, 5), () =>
            Task.FromResult<IKeyVault>(SoftwareKeyVault.OpenOrCreate(path, secret, mustExist: true, TimeProvider.System)));
    }

    // Microseconds of CPU an operation.
    private static async ValueTask<double> CostAsync(int operations, Func<ValueTask> operation)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        for (int i = 0; i < operations; i++)
        {
            await operation();
        }

        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMicroseconds / operations;
    }
}
