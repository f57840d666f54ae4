using Microsoft.Data.Sqlite;

namespace PayGate.Audit.Tests;

public sealed class AuditChainTests : IDisposable
{
    private readonly TestChain _chain = new();

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void Event_of_a_rolled_back_transaction_leaves_no_trace()
    {
        _chain.Append(1);
        using (SqliteConnection connection = _chain.Connect())
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            _chain.Chain.Append(transaction, TestChain.Entry(2));
            transaction.Rollback();
        }

        _chain.Append(1);

        AuditVerification verdict = _chain.Verify();
        Assert.True(verdict.IsIntact, verdict.Explanation);
        Assert.Equal(2, verdict.Count);
    }

    [Fact]
    public async Task Two_writers_make_one_chain()
    {
        const int Each = 25;
        AuditChain second = new(TestChain.Name, _chain.Signer, TimeProvider.System);
        void Write(AuditChain chain)
        {
            using SqliteConnection connection = _chain.Connect();
            for (int i = 0; i < Each; i++)
            {
                using SqliteTransaction transaction = connection.BeginTransaction();
                chain.Append(transaction, TestChain.Entry(i));
                transaction.Commit();
            }
        }

        await Task.WhenAll(Task.Run(() => Write(_chain.Chain)), Task.Run(() => Write(second)));

        AuditVerification verdict = _chain.Verify();
        Assert.True(verdict.IsIntact, verdict.Explanation);
        Assert.Equal(2 * Each, verdict.Count);
    }

    [Theory]
    [InlineData("UPDATE audit_event SET actor = 'x'")]
    [InlineData("DELETE FROM audit_event")]
    [InlineData("INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE sequence = 1")]
    [InlineData("UPDATE audit_head SET count = 0")]
    [InlineData("DELETE FROM audit_head")]
    public void Honest_tool_is_stopped_by_the_triggers(string sql)
    {
        _chain.Append(2);
        using SqliteConnection connection = _chain.Connect();

        Assert.Throws<SqliteException>(() => TestChain.Execute(connection, sql));

        Assert.True(_chain.Verify().IsIntact);
    }

    [Theory]
    [InlineData("UPDATE audit_head SET count = 1, hash = (SELECT hash FROM audit_event WHERE sequence = 1)", AuditProblem.HeadForged)]
    [InlineData("DELETE FROM audit_event WHERE sequence = 3", AuditProblem.EventMissing)]
    [InlineData("UPDATE audit_event SET hash = zeroblob(32) WHERE sequence = 3", AuditProblem.EventChanged)]
    [InlineData("DELETE FROM audit_head", AuditProblem.HeadMissing)]
    public void Tampered_end_is_never_signed_over(string forgery, AuditProblem expected)
    {
        _chain.Append(3);
        _chain.Forge(forgery);
        using SqliteConnection connection = _chain.Connect();
        using SqliteTransaction transaction = connection.BeginTransaction();

        AuditBrokenException problem = Assert.Throws<AuditBrokenException>(() => _chain.Chain.Append(transaction, TestChain.Entry(4)));

        Assert.Equal(expected, problem.Problem);
    }

    [Fact]
    public void Schema_is_not_made_over_events_without_a_head()
    {
        _chain.Append(1);
        _chain.Forge("DELETE FROM audit_head");
        using SqliteConnection connection = _chain.Connect();

        Assert.Throws<AuditBrokenException>(() => _chain.Chain.EnsureSchema(connection));
    }

    [Fact]
    public void Database_of_another_chain_is_refused()
    {
        using SqliteConnection connection = _chain.Connect();

        AuditBrokenException problem = Assert.Throws<AuditBrokenException>(
            () => new AuditChain("capture", _chain.Signer, TimeProvider.System).EnsureSchema(connection));

        Assert.Equal(AuditProblem.OtherChain, problem.Problem);
    }

    [Fact]
    public void Schema_can_be_ensured_again()
    {
        _chain.Append(1);
        using (SqliteConnection connection = _chain.Connect())
        {
            _chain.Chain.EnsureSchema(connection);
        }

        Assert.Equal(1, _chain.Verify().Count);
    }
}
