namespace PayGate.Audit.Tests;

public sealed class AuditReaderVerifyTests : IDisposable
{
    private readonly TestChain _chain = new();

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void Untouched_chain_is_intact()
    {
        _chain.Append(10);

        AuditVerification verdict = _chain.Verify();

        Assert.True(verdict.IsIntact, verdict.Explanation);
        Assert.Equal(10, verdict.Count);
        Assert.Null(verdict.FirstBadSequence);
    }

    [Fact]
    public void Empty_chain_is_intact() => Assert.True(_chain.Verify().IsIntact);

    [Theory]
    [InlineData("at = at + 1")]
    [InlineData("kind = 'CardDeleted'")]
    [InlineData("actor = 'nobody'")]
    [InlineData("tenant = 'other'")]
    [InlineData("subject = 'other'")]
    [InlineData("result = 'Failed'")]
    [InlineData("details = '{}'")]
    [InlineData("hash = zeroblob(32)")]
    [InlineData("hash = zeroblob(0)")]
    [InlineData("actor = actor || substr(tenant, 1, 1), tenant = substr(tenant, 2)")]
    public void Changed_column_is_found_at_its_event(string change)
    {
        _chain.Append(9);
        _chain.Forge("UPDATE audit_event SET " + change + " WHERE sequence = 5");

        Expect(AuditProblem.EventChanged, 5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    public void Deleted_event_is_missing_at_its_place(long sequence)
    {
        _chain.Append(9);
        _chain.Forge("DELETE FROM audit_event WHERE sequence = " + sequence);

        Expect(AuditProblem.EventMissing, sequence);
    }

    [Fact]
    public void Deleted_event_is_missing_even_when_the_others_move_up()
    {
        _chain.Append(9);
        _chain.Forge("DELETE FROM audit_event WHERE sequence = 4; UPDATE audit_event SET sequence = sequence - 1 WHERE sequence > 4");

        Expect(AuditProblem.EventMissing, 4);
    }

    [Fact]
    public void Cut_tail_with_an_adjusted_head_is_a_forged_head()
    {
        _chain.Append(9);
        _chain.Forge("""
            DELETE FROM audit_event WHERE sequence > 6;
            UPDATE audit_head SET count = 6, hash = (SELECT hash FROM audit_event WHERE sequence = 6)
            """);

        Expect(AuditProblem.HeadForged, null);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(2, 8)]
    public void Swapped_events_are_found(long one, long other)
    {
        _chain.Append(9);
        _chain.Forge(
            $"UPDATE audit_event SET sequence = 100 WHERE sequence = {one};"
            + $"UPDATE audit_event SET sequence = {one} WHERE sequence = {other};"
            + $"UPDATE audit_event SET sequence = {other} WHERE sequence = 100");

        Expect(AuditProblem.EventsReordered, one);
    }

    [Fact]
    public void Inserted_event_in_the_middle_is_found()
    {
        _chain.Append(9);
        _chain.Forge("""
            UPDATE audit_event SET sequence = -sequence WHERE sequence > 3;
            UPDATE audit_event SET sequence = 1 - sequence WHERE sequence < 0;
            INSERT INTO audit_event SELECT 4, at, kind, 'forger', tenant, subject, result, details, hash FROM audit_event WHERE sequence = 3
            """);

        Expect(AuditProblem.EventInserted, 4);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(0, 0)]
    public void Inserted_event_beyond_an_end_is_found(long place, long expected)
    {
        _chain.Append(9);
        _chain.Forge($"INSERT INTO audit_event SELECT {place}, at, kind, actor, tenant, subject, result, details, hash FROM audit_event LIMIT 1");

        AuditVerification verdict = _chain.Verify();

        Assert.False(verdict.IsIntact);
        Assert.Equal(expected, verdict.FirstBadSequence);
    }

    [Fact]
    public void Missing_head_row_or_table_is_said()
    {
        _chain.Append(2);
        _chain.Forge("DELETE FROM audit_head");
        Expect(AuditProblem.HeadMissing, null);

        _chain.Forge("DROP TABLE audit_head");
        Expect(AuditProblem.HeadMissing, null);
    }

    [Fact]
    public void Chain_of_another_name_is_refused()
    {
        using AuditReader reader = AuditReader.Open(_chain.Database);

        AuditVerification verdict = reader.Verify("capture", _chain.Signer.PublicKey, AuditCheckpointFile.Empty, CancellationToken.None);

        Assert.Equal(AuditProblem.OtherChain, verdict.Problem);
    }

    [Fact]
    public void Chain_signed_by_another_key_is_forged()
    {
        _chain.Append(3);
        using AuditSigner other = AuditSigner.OpenOrCreate(Path.Combine(_chain.Folder, "other.key"));
        using AuditReader reader = AuditReader.Open(_chain.Database);

        AuditVerification verdict = reader.Verify(TestChain.Name, other.PublicKey, AuditCheckpointFile.Empty, CancellationToken.None);

        Assert.Equal(AuditProblem.HeadForged, verdict.Problem);
    }

    [Fact]
    public void Events_rewritten_with_good_links_contradict_the_signed_head()
    {
        _chain.Append(6);
        _chain.TakeCheckpoint();
        _chain.Append(4);
        Rechain.From(_chain, 8);

        Expect(AuditProblem.EventsRewritten, 7);
    }

    [Fact]
    public void Events_rewritten_before_a_checkpoint_contradict_it()
    {
        _chain.Append(3);
        _chain.TakeCheckpoint();
        _chain.Append(3);
        _chain.TakeCheckpoint();
        _chain.Append(3);
        Rechain.From(_chain, 5);

        Expect(AuditProblem.EventsRewritten, 4);
    }

    private void Expect(AuditProblem problem, long? firstBad)
    {
        AuditVerification verdict = _chain.Verify();
        Assert.Equal(problem, verdict.Problem);
        Assert.Equal(firstBad, verdict.FirstBadSequence);
        Assert.False(verdict.IsIntact);
    }
}
