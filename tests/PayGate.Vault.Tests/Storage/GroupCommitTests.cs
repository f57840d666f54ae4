using System.Data.Common;
using System.Globalization;
using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.Vault.Storage;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private readonly VaultFolder _folder = new();
    private readonly VaultDatabase _database;
    private readonly AuditSigner _signer;
    private readonly AuditChain _audit;
    private readonly DbConnection _reader;
    private int _rollbacks;

    public GroupCommitTests()
    {
        _database = new VaultDatabase(DatabaseAddress.OfFile(_folder.Database));
        _signer = AuditSigner.OpenOrCreate(_folder.File("audit.key"));
        _audit = new AuditChain("vault", _signer, TimeProvider.System);
        VaultCore.EnsureTables(_database, _audit);
        _reader = _database.OpenWriter();
        _reader.Execute(null, "CREATE TABLE number (value INTEGER PRIMARY KEY)");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _signer.Dispose();
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
    }

    private static long Insert(VaultTransaction transaction, long value)
    {
        _ = transaction.Command("INSERT INTO number VALUES (@value)").With("@value", value).ExecuteNonQuery();
        return value;
    }

    private GroupCommit NewWriter() => new(() => new VaultSession(_database, _audit), new OneByOne(() => _rollbacks++), TimeProvider.System);

    private long Scalar(string sql)
    {
        using DbCommand command = _reader.Command(null, sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private sealed class OneByOne(Action rolledBack) : IBatchWriter
    {
        public void Run(VaultTransaction transaction, IReadOnlyList<PendingWrite> batch)
        {
            foreach (PendingWrite write in batch)
            {
                write.Run(transaction);
            }
        }

        public void RolledBack() => rolledBack();
    }
}
