using System.Globalization;
using Microsoft.Data.Sqlite;
using PayGate.Vault.Storage;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private readonly VaultFolder _folder = new();
    private readonly SqliteConnection _reader;
    private int _rollbacks;

    public GroupCommitTests()
    {
        _reader = new VaultDatabase(_folder.Database).Open();
        _ = Scalar("CREATE TABLE number (value INTEGER PRIMARY KEY)");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_that_wait_together_are_committed_together_in_order()
    {
        using GroupCommit writer = NewWriter();
        using ManualResetEventSlim hold = new();
        Task<long> first = writer.RunAsync(transaction =>
        {
            hold.Wait();
            return Insert(transaction, 0);
        });
        Task<long>[] rest = [.. Enumerable.Range(1, 100).Select(i => writer.RunAsync(transaction => Insert(transaction, i)))];
        hold.Set();

        long[] written = await Task.WhenAll([first, .. rest]);
        Assert.Equal(Enumerable.Range(0, 101).Select(i => (long)i), written);
        Assert.Equal(101, Scalar("SELECT count(*) FROM number"));
    }

    [Fact]
    public async Task A_failing_write_harms_no_neighbour()
    {
        using GroupCommit writer = NewWriter();
        using ManualResetEventSlim hold = new();
        Task<long> first = writer.RunAsync(transaction =>
        {
            hold.Wait();
            return Insert(transaction, 0);
        });
        Task<long> before = writer.RunAsync(transaction => Insert(transaction, 1));
        Task<long> twice = writer.RunAsync(transaction => Insert(transaction, 1));
        Task<long> refused = writer.RunAsync<long>(_ => throw new CardRefusedException("refused"));
        Task<long> after = writer.RunAsync(transaction => Insert(transaction, 2));
        hold.Set();

        long[] written = await Task.WhenAll(first, before, after);
        Assert.Equal([0L, 1L, 2L], written);
        await Assert.ThrowsAsync<VaultUnavailableException>(() => twice);
        await Assert.ThrowsAsync<CardRefusedException>(() => refused);
        Assert.Equal(3, Scalar("SELECT count(*) FROM number"));
        Assert.True(_rollbacks >= 2);
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_takes_no_more()
    {
        GroupCommit writer = NewWriter();
        Task<long>[] waiting = [.. Enumerable.Range(0, 20).Select(i => writer.RunAsync(transaction => Insert(transaction, i)))];

        writer.Dispose();

        _ = await Task.WhenAll(waiting);
        Assert.Equal(20, Scalar("SELECT count(*) FROM number"));
        await Assert.ThrowsAsync<VaultUnavailableException>(() => writer.RunAsync(transaction => Insert(transaction, 99)));
    }

    [Fact]
    public void Commits_wait_for_the_disk()
    {
        Assert.Equal(2, Scalar("PRAGMA synchronous"));
        Assert.Equal(1, Scalar("PRAGMA secure_delete"));
        Assert.Equal(1, Scalar("PRAGMA foreign_keys"));
    }

    private static long Insert(SqliteTransaction transaction, long value)
    {
        using SqliteCommand insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO number VALUES ($value)";
        insert.Parameters.AddWithValue("$value", value);
        insert.ExecuteNonQuery();
        return value;
    }

    private GroupCommit NewWriter() => new(new VaultDatabase(_folder.Database).Open(), () => _rollbacks++);

    private long Scalar(string sql)
    {
        using SqliteCommand command = _reader.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
