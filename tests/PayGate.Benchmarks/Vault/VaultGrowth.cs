using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using PayGate.Audit.Storage;
using PayGate.Benchmarks.Reporting;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Benchmarks.Vault;

/// <summary>
/// The same load with more and more rows behind it. The rows are made by the database itself: random bytes of the size of a card, its
/// fingerprint and its capture, in the tables and indexes of the vault. Audit events are not multiplied: they are appended and not looked
/// up.
/// </summary>
internal static class VaultGrowth
{
    internal static async Task<List<Figure>> MeasureAsync(
        string engine, BenchedVault bench, VaultLoad load, CancellationToken cancellationToken)
    {
        List<Figure> figures = [];
        List<(CardToken, SealedCardMessage)> tokens = [];
        long there = 0;
        foreach (int rows in load.Growth)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Stopwatch watch = Stopwatch.StartNew();
            Fill(bench.Database, there, rows - there);
            there = rows;
            Console.Error.WriteLine(FormattableString.Invariant($"{engine}: {rows} rows made in {watch.Elapsed.TotalSeconds:0} s"));
            (LoadResult ours, double cpu) = await VaultBenchmark.TokeniseAsync(bench, load, tokens, new CpuMeter(null));
            LoadResult back = await VaultBenchmark.DetokeniseAsync(bench, load, tokens);
            string at = engine + "-at-" + rows.ToString(CultureInfo.InvariantCulture) + "-rows-";
            figures.Add(new Figure(at + "tokens", "1/s", Math.Round(ours.PerSecond)));
            figures.Add(new Figure(at + "cpu-of-a-token-here", "us", Math.Round(cpu, 1)));
            figures.Add(new Figure(at + "token-p99", "ms", Math.Round(ours.Slowest, 2)));
            figures.Add(new Figure(at + "cards-back", "1/s", Math.Round(back.PerSecond)));
            figures.Add(new Figure(at + "bytes-a-card", "B", Math.Round(Size(bench) / (double)rows)));
        }

        return figures;
    }

    // Numbers below those of real cards; a key number that no real fingerprint has.
    private static void Fill(DatabaseAddress database, long from, long count)
    {
        using DbConnection connection = new PayGate.Vault.Storage.VaultDatabase(database).OpenWriter();
        string numbers = string.Create(CultureInfo.InvariantCulture, $"{from + 1}");
        string last = string.Create(CultureInfo.InvariantCulture, $"{from + count}");
        bool sqlite = database.Engine == DatabaseEngine.Sqlite;
        string series = sqlite
            ? "WITH RECURSIVE s(n) AS (SELECT " + numbers + " UNION ALL SELECT n + 1 FROM s WHERE n < " + last + ") "
            : "SET statement_timeout = 0; WITH s(n) AS (SELECT generate_series(" + numbers + "::bigint, " + last + ")) ";
        string Bytes(int size) => sqlite
            ? "randomblob(" + size.ToString(CultureInfo.InvariantCulture) + ")"
            : "substr(sha512(int8send(n) || float8send(random())), 1, " + size.ToString(CultureInfo.InvariantCulture) + ")";
        connection.Execute(null, "DROP INDEX card_by_fingerprint");
        foreach (string sql in new[]
        {
            series + "INSERT INTO card SELECT n, 1, NULL, 1, 4242, 'Visa', 1, 1, " + Bytes(60) + ", 1, " + Bytes(60) + ", 0, " + Bytes(32)
                + ", NULL, NULL, n FROM s",
            series + "INSERT INTO card_capture SELECT " + Bytes(16) + " AS c, n FROM s ORDER BY 1",
        })
        {
            using DbCommand command = connection.Command(null, sql);
            command.CommandTimeout = 0;
            command.ExecuteNonQuery();
        }

        using DbCommand index = connection.Command(
            null, "CREATE UNIQUE INDEX card_by_fingerprint ON card (fingerprint, fingerprint_key) WHERE fingerprint IS NOT NULL");
        index.CommandTimeout = 0;
        index.ExecuteNonQuery();
        connection.Execute(null, sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "CHECKPOINT");
    }

    private static long Size(BenchedVault bench)
    {
        if (bench.Database.Engine == DatabaseEngine.Sqlite)
        {
            return new FileInfo(bench.Database.File).Length;
        }

        using DbConnection connection = bench.Database.Open(readOnly: true);
        using DbCommand command = connection.Command(null, "SELECT pg_database_size(current_database())");
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
