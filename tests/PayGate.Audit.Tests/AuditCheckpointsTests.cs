using Microsoft.Data.Sqlite;
using PayGate.Audit.Storage;

namespace PayGate.Audit.Tests;

public sealed class AuditCheckpointsTests : IDisposable
{
    private readonly TestChain _chain = new();

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void Rolled_back_database_is_found()
    {
        _chain.Append(3);
        Save("old.db");
        _chain.Append(4);
        Assert.True(_chain.TakeCheckpoint());
        Restore("old.db");

        AuditVerification verdict = _chain.Verify();

        Assert.Equal(AuditProblem.RolledBack, verdict.Problem);
        Assert.Equal(4, verdict.FirstBadSequence);
        Assert.Equal(AuditProblem.RolledBack, Assert.Throws<AuditBrokenException>(() => _chain.TakeCheckpoint()).Problem);
    }

    [Fact]
    public void Database_rolled_back_and_written_on_is_found()
    {
        _chain.Append(3);
        Save("old.db");
        _chain.Append(4);
        _chain.TakeCheckpoint();
        Restore("old.db");
        _chain.Append(9);

        Assert.Equal(AuditProblem.EventsRewritten, _chain.Verify().Problem);
        Assert.Equal(AuditProblem.EventsRewritten, Assert.Throws<AuditBrokenException>(() => _chain.TakeCheckpoint()).Problem);
    }

    [Fact]
    public void Checkpoint_is_taken_only_after_enough_growth()
    {
        _chain.Append(9);
        Assert.False(_chain.TakeCheckpoint(10));
        _chain.Append(1);
        Assert.True(_chain.TakeCheckpoint(10));
        Assert.False(_chain.TakeCheckpoint());

        AuditCheckpoint only = Assert.Single(AuditCheckpointFile.Read(_chain.CheckpointFile, _chain.Signer.PublicKey).Checkpoints);
        Assert.Equal((TestChain.Name, 10L), (only.Chain, only.Count));
    }

    [Fact]
    public void Changed_or_removed_line_is_found()
    {
        for (int i = 0; i < 3; i++)
        {
            _chain.Append(2);
            _chain.TakeCheckpoint();
        }

        string[] lines = File.ReadAllLines(_chain.CheckpointFile);
        File.WriteAllLines(_chain.CheckpointFile, [lines[0], lines[2]]);
        AuditVerification verdict = _chain.Verify();
        Assert.Equal(AuditProblem.CheckpointForged, verdict.Problem);

        File.WriteAllLines(_chain.CheckpointFile, [lines[0], lines[1].Replace("\"count\":4", "\"count\":5", StringComparison.Ordinal), lines[2]]);
        Assert.Equal(2, AuditCheckpointFile.Read(_chain.CheckpointFile, _chain.Signer.PublicKey).FirstBadLine);

        File.WriteAllLines(_chain.CheckpointFile, [lines[0], "{}", "not json"]);
        Assert.Equal(2, AuditCheckpointFile.Read(_chain.CheckpointFile, _chain.Signer.PublicKey).FirstBadLine);
    }

    [Fact]
    public void Line_cut_off_by_a_crash_is_replaced()
    {
        _chain.Append(2);
        _chain.TakeCheckpoint();
        File.AppendAllText(_chain.CheckpointFile, "{\"chain\":\"va");
        Assert.True(_chain.Verify().IsIntact);

        _chain.Append(2);
        _chain.TakeCheckpoint();

        AuditCheckpointFile read = AuditCheckpointFile.Read(_chain.CheckpointFile, _chain.Signer.PublicKey);
        Assert.Null(read.FirstBadLine);
        Assert.Equal([2L, 4L], read.Checkpoints.Select(checkpoint => checkpoint.Count));
    }

    [Fact]
    public async Task Checkpointer_takes_a_last_checkpoint_when_it_stops_and_reports_a_broken_chain()
    {
        List<Exception> problems = [];
        _chain.Append(3);
        AuditCheckpointer Start() => new(
            _chain.Checkpoints,
            [DatabaseAddress.OfFile(_chain.Database), DatabaseAddress.OfFile(Path.Combine(_chain.Folder, "not-there.db"))],
            1000,
            TimeSpan.FromHours(1),
            TimeProvider.System,
            (_, problem) => problems.Add(problem));

        await Start().DisposeAsync();
        Assert.Empty(problems);
        Assert.Equal(3, Assert.Single(AuditCheckpointFile.Read(_chain.CheckpointFile, _chain.Signer.PublicKey).Checkpoints).Count);

        _chain.Forge("UPDATE audit_head SET count = 99");
        await Start().DisposeAsync();
        Assert.IsType<AuditBrokenException>(Assert.Single(problems));
    }

    private void Save(string name)
    {
        using SqliteConnection connection = _chain.Connect();
        TestChain.Execute(connection, "VACUUM INTO '" + Path.Combine(_chain.Folder, name) + "'");
    }

    private void Restore(string name)
    {
        foreach (string suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_chain.Database + suffix);
        }

        File.Copy(Path.Combine(_chain.Folder, name), _chain.Database);
    }
}
