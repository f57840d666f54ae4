using System.Diagnostics;
using PayGate.Audit.Storage;
using PayGate.Benchmarks.Measuring;
using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;
using PayGate.Vault.Tokens;

namespace PayGate.Benchmarks.Vault;

/// <summary>
/// <c>paygate bench vault</c>: durable tokens beside raw inserts of the same storage, and what the key vault was asked meanwhile.
/// </summary>
/// <remarks>
/// A token here is the whole way of a captured card: the sealed box is opened, the card looked up by fingerprint and capture, encrypted,
/// given its token, and committed with its audit event to a disk that was waited for. Settings: <c>--seconds</c> of a round,
/// <c>--rounds</c>, <c>--callers</c>, <c>--tenants</c>, <c>--startup-tenants</c>, <c>--only sqlite|postgres</c>, <c>--growth</c> with row
/// counts.
/// </remarks>
internal sealed class VaultBenchmark : INamedBenchmark
{
    private const int MostCards = 120_000;

    /// <inheritdoc/>
    public string Name => "vault";

    /// <inheritdoc/>
    public string Summary => "durable tokens with audit, and cards back, beside raw group-commit inserts; SQLite and PostgreSQL";

    /// <inheritdoc/>
    public async Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        VaultLoad load = new(
            options.Number("callers", 64),
            TimeSpan.FromSeconds(options.Number("seconds", options.IsQuick ? 2 : 10)),
            options.Number("rounds", options.IsQuick ? 1 : 5),
            options.Number("tenants", 100),
            options.Number("startup-tenants", options.IsQuick ? 500 : 10_000),
            options.Numbers("growth"));
        string only = options.Settings.GetValueOrDefault("only", "");
        List<Figure> figures = [];
        if (only is "" or "sqlite")
        {
            figures.AddRange(await MeasureAsync("sqlite", null, load, cancellationToken));
        }

        if (only is "" or "postgres")
        {
            using PostgresServer server = new("shared_buffers = 512MB\nmax_wal_size = 4GB");
            figures.AddRange(await MeasureAsync("postgres", server, load, cancellationToken));
        }

        return new BenchmarkReport(
            Name,
            new Dictionary<string, object>
            {
                ["processors"] = Environment.ProcessorCount,
                ["callers"] = load.Callers,
                ["secondsOfARound"] = load.Time.TotalSeconds,
                ["rounds"] = load.Rounds,
                ["tenants"] = load.Tenants,
                ["startupTenants"] = load.StartupTenants,
                ["durable"] = "every commit waits for the disk (synchronous=FULL, synchronous_commit=on, fsync on)",
            },
            figures);
    }

    private static async Task<List<Figure>> MeasureAsync(
        string engine, PostgresServer? server, VaultLoad load, CancellationToken cancellationToken)
    {
        List<Figure> figures = [];
        using (BenchedVault bench = new(server?.NewDatabase()))
        {
            await bench.OpenAsync(cancellationToken);
            _ = await TokeniseAsync(bench, load with { Time = TimeSpan.FromSeconds(1) }, [], new CpuMeter(null));
            int before = bench.KeyVault.Calls;
            figures.AddRange(await RoundsAsync(engine, bench, server, load));
            figures.Add(new Figure(engine + "-cpu-of-opening-the-box", "us", Math.Round(OpenBoxes(bench), 1)));
            figures.Add(new Figure(engine + "-vault-calls-of-the-run", "calls", bench.KeyVault.Calls));
            figures.Add(new Figure(engine + "-vault-calls-in-steady-state", "calls", bench.KeyVault.Calls - before));
            if (load.Growth.Count > 0)
            {
                figures.AddRange(await VaultGrowth.MeasureAsync(engine, bench, load, cancellationToken));
            }
        }

        figures.AddRange(await StartupAsync(engine, server, load, cancellationToken));
        return figures;
    }

    private static async Task<List<Figure>> RoundsAsync(string engine, BenchedVault bench, PostgresServer? server, VaultLoad load)
    {
        string rawFolder = Directory.CreateTempSubdirectory("paygate-bench-").FullName;
        List<(LoadResult Ours, LoadResult Raw, LoadResult Rows, LoadResult Back)> rounds = [];
        List<(double Ours, double Raw)> cpu = [];
        CpuMeter meter = new(server?.ProcessId);
        try
        {
            DatabaseAddress raw = server?.NewDatabase() ?? DatabaseAddress.OfFile(Path.Combine(rawFolder, "raw.db"));

            // Two writers overlap their commits on a server; on a file there can be one.
            using RawInserts inserts = new(raw, server is null ? 1 : 2, allRows: false);
            DatabaseAddress allRows = server?.NewDatabase() ?? DatabaseAddress.OfFile(Path.Combine(rawFolder, "rows.db"));
            using RawInserts sameRows = new(allRows, server is null ? 1 : 2, allRows: true);
            List<(CardToken, SealedCardMessage)> tokens = [];
            for (int i = 0; i < load.Rounds; i++)
            {
                double atFloor = meter.Read();
                LoadResult floor = await Load.RunAsync(load.Callers, load.Time, int.MaxValue, _ => inserts.InsertAsync());
                double rawCpu = (meter.Read() - atFloor) / Math.Max(1, floor.Calls);
                LoadResult rows = await Load.RunAsync(load.Callers, load.Time, int.MaxValue, _ => sameRows.InsertAsync());
                (LoadResult ours, double oursCpu) = await TokeniseAsync(bench, load, tokens, meter);
                cpu.Add((oursCpu, rawCpu));
                LoadResult back = await DetokeniseAsync(bench, load, tokens);
                rounds.Add((ours, floor, rows, back));
                Console.Error.WriteLine(FormattableString.Invariant(
                    $"{engine} round {i + 1}: {ours.PerSecond:0} tokens/s of {oursCpu:0} us CPU (raw {rawCpu:0}, p99 {ours.Slowest:0.0} ms), raw {floor.PerSecond:0}/s, all rows {rows.PerSecond:0}/s, back {back.PerSecond:0}/s"));
            }
        }
        finally
        {
            Directory.Delete(rawFolder, recursive: true);
        }

        string what = server is null ? "raw group-commit inserts, SQLite, same table and settings" : "raw group-commit inserts, PostgreSQL 15, two writers, arrays";
        return
        [
            Figure.OfRounds(engine + "-tokens", "1/s", [.. rounds.Select(round => (round.Ours.PerSecond, round.Raw.PerSecond))], what),
            Figure.OfRounds(
                engine + "-tokens-beside-all-their-rows",
                "1/s",
                [.. rounds.Select(round => (round.Ours.PerSecond, round.Rows.PerSecond))],
                what + ", with a row for the capture and one for the audit event"),
            Figure.OfRounds(engine + "-cpu-of-a-token", "us", cpu, what + ", client and server"),
            Figure.OfRounds(engine + "-token-p50", "ms", [.. rounds.Select(round => (round.Ours.Median, round.Raw.Median))], what),
            Figure.OfRounds(engine + "-token-p99", "ms", [.. rounds.Select(round => (round.Ours.Slowest, round.Raw.Slowest))], what),
            Figure.OfRounds(engine + "-cards-back", "1/s", rounds.Select(round => round.Back.PerSecond)),
            Figure.OfRounds(engine + "-card-back-p99", "ms", rounds.Select(round => round.Back.Slowest)),
        ];
    }

    // What a token costs before the vault looks at a database: X25519 and the guarded memory of a card.
    private static double OpenBoxes(BenchedVault bench)
    {
        SealedCardMessage[] cards = bench.Seal(2000, 1);
        double begun = CpuClock.Thread();
        foreach (SealedCardMessage card in cards)
        {
            SealedCard.Open(card.Ciphertext.Span, bench.Vault.Core.Pairs.Find(card.VaultKeyId)!, card.Tenant, card.Capture).Dispose();
        }

        return (CpuClock.Thread() - begun) / cards.Length;
    }

    internal static async Task<(LoadResult Result, double Cpu)> TokeniseAsync(
        BenchedVault bench, VaultLoad load, List<(CardToken Token, SealedCardMessage Card)> tokens, CpuMeter meter)
    {
        SealedCardMessage[] cards = bench.Seal((int)Math.Min(MostCards, 20_000 * load.Time.TotalSeconds), load.Tenants);
        CardToken[] given = new CardToken[cards.Length];
        double before = meter.Read();
        LoadResult result = await Load.RunAsync(
            load.Callers,
            load.Time,
            cards.Length,
            async i => given[i] = await bench.Vault.StoreAsync(cards[i], "bench", CancellationToken.None));
        double cpu = (meter.Read() - before) / Math.Max(1, result.Calls);
        tokens.Clear();
        tokens.AddRange(given.Zip(cards).Where(pair => pair.First != default));
        return (result, cpu);
    }

    internal static Task<LoadResult> DetokeniseAsync(
        BenchedVault bench, VaultLoad load, List<(CardToken Token, SealedCardMessage Card)> tokens) =>
        Load.RunAsync(load.Callers, load.Time, int.MaxValue, async i =>
        {
            (CardToken token, SealedCardMessage card) = tokens[(int)((uint)(i * 2_654_435_761L) % (uint)tokens.Count)];
            using StoredCard? stored = await bench.Vault.Tokens.RevealAsync(card.Tenant, token, null, "bench");
            _ = stored ?? throw new InvalidOperationException("A token that was just given is not known.");
        });

    private static async Task<List<Figure>> StartupAsync(
        string engine, PostgresServer? server, VaultLoad load, CancellationToken cancellationToken)
    {
        using BenchedVault bench = new(server?.NewDatabase());
        await bench.OpenAsync(cancellationToken);
        SealedCardMessage[] cards = bench.Seal(load.StartupTenants, load.StartupTenants);
        _ = await Load.RunAsync(
            load.Callers, TimeSpan.FromMinutes(10), cards.Length, async i => _ = await bench.Vault.StoreAsync(cards[i], "bench", CancellationToken.None));
        cards = bench.Seal(load.StartupTenants, load.StartupTenants);
        bench.Vault.Dispose();
        int calls = bench.KeyVault.Calls;
        Stopwatch watch = Stopwatch.StartNew();
        await bench.OpenAsync(cancellationToken);
        _ = await bench.Vault.StoreAsync(cards[0], "bench", CancellationToken.None);
        double first = watch.Elapsed.TotalSeconds;
        _ = await Load.RunAsync(
            load.Callers,
            TimeSpan.FromMinutes(10),
            cards.Length - 1,
            async i => _ = await bench.Vault.StoreAsync(cards[i + 1], "bench", CancellationToken.None));
        return
        [
            new Figure(engine + "-startup-to-first-card", "s", Math.Round(first, 3)),
            new Figure(engine + "-startup-to-a-card-of-every-tenant", "s", Math.Round(watch.Elapsed.TotalSeconds, 3)),
            new Figure(engine + "-startup-vault-calls", "calls", bench.KeyVault.Calls - calls),
        ];
    }
}
