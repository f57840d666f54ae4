using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.Capture.Deciding;
using PayGate.Capture.Sessions;
using PayGate.Capture.Storage;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Storage;

public sealed class CaptureStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AuditSigner _signer;

    public CaptureStoreTests() => _signer = AuditSigner.OpenOrCreate(_folder.File("audit.key"));

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Securing")]
    [InlineData("Secured")]
    [InlineData("Collecting")]
    [InlineData("Complete")]
    [InlineData("Storing")]
    [InlineData("Ended")]
    public void A_capture_reads_as_it_was_written(string stateName)
    {
        CaptureModel model = Sample.In(Enum.Parse<CaptureState>(stateName));
        using (CaptureStore store = Open())
        {
            store.Add(model with { State = CaptureState.Securing, Outcome = null }, []);
            store.Save(model, []);
        }

        using CaptureStore again = Open();
        CaptureModel read = Assert.Single(again.Unfinished());

        Assert.Equivalent(model.ToSnapshot() with { CurrentField = null, LastKeyAt = null, Fields = [] }, read.ToSnapshot() with { Fields = [] });
        Assert.Equal(
            model.Fields.Select(field => field with { DeadlineAt = null }),
            read.Fields);
        Assert.Equal(read.Id, again.FindByKey(model.Tenant, model.Agent, model.IdempotencyKey)!.Id);
        Assert.Null(again.FindByKey(model.Tenant, Sample.Bruno, model.IdempotencyKey));
    }

    [Fact]
    public void One_key_of_an_agent_cannot_be_written_twice_and_nothing_of_the_second_stays()
    {
        using CaptureStore store = Open();
        CaptureModel model = Sample.In(CaptureState.Securing);
        store.Add(model, [CaptureTrail.Requested(model)]);
        CaptureModel twin = model with { Id = CaptureId.New() };

        Assert.Throws<SqliteException>(() => store.Add(twin, [CaptureTrail.Requested(twin)]));

        Assert.Single(AuditTrail.Rows(_folder.File("capture.db")));
        Assert.Single(store.Unfinished());
    }

    [Fact]
    public void A_change_whose_audit_entry_cannot_be_written_is_not_written_either()
    {
        CaptureModel model = Sample.In(CaptureState.Securing);
        using CaptureStore store = Open();
        store.Add(model, [CaptureTrail.Requested(model)]);
        Execute("DROP TRIGGER audit_event_append; DROP TRIGGER audit_head_grow; UPDATE audit_head SET signature = x'00';");

        Assert.Throws<AuditBrokenException>(() => store.Save(Sample.Next(model, new CaptureCommand.Secured()), [CaptureTrail.Secured(model)]));

        Assert.Equal(CaptureState.Securing, Assert.Single(store.Unfinished()).State);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_file_is_for_its_owner_only()
    {
        using CaptureStore store = Open();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("capture.db")));
    }

    [Fact]
    public void A_file_of_another_version_is_refused()
    {
        Open().Dispose();
        Execute("PRAGMA user_version = 77");

        Assert.Throws<InvalidOperationException>(() => Open().Dispose());
    }

    [Fact]
    public async Task After_a_crash_open_captures_are_interrupted_on_record_and_their_masks_asked_to_open()
    {
        CaptureModel open = Sample.In(CaptureState.Complete);
        CaptureModel endedUnwiped = Sample.In(CaptureState.Ended);
        using (CaptureStore store = Open())
        {
            store.Add(open, []);
            store.Add(endedUnwiped, []);
        }

        await using (Bench bench = new(_folder))
        {
            await bench.ListenAsync();
            await Task.WhenAll(bench.Directory.Find(open.Id)!.Settled, bench.Directory.Find(endedUnwiped.Id)!.Settled)
                .WaitAsync(TimeSpan.FromSeconds(20));

            Assert.Equal(CaptureOutcome.Interrupted, bench.Directory.Find(open.Id)!.Current.Outcome);
            Assert.Equal(CaptureOutcome.CancelledByAgent, bench.Directory.Find(endedUnwiped.Id)!.Current.Outcome);
            Assert.Equal(["disarm", "disarm"], bench.Media.RestOfDoings());
            Assert.Empty(bench.Store.Unfinished());
        }

        IReadOnlyList<AuditRow> rows = AuditTrail.Rows(_folder.File("capture.db"));
        Assert.Contains(rows, row => row.Kind == "CaptureEnded" && row.Subject == open.Id.Value);
    }

    [Fact]
    public async Task A_whole_capture_leaves_a_chain_that_holds()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        await bench.CompleteAsync(session);
        await session.AskAsync(new CaptureCommand.Confirm());
        await bench.UntilWipedAsync();

        Assert.Equal(
            [
                "CallAppeared", "CaptureRequested", "CallSecured",
                "FieldAsked", "FieldJudged", "FieldAsked", "FieldJudged", "FieldAsked", "FieldJudged",
                "CaptureConfirmed", "CaptureEnded", "MaskOpened",
            ],
            AuditTrail.Kinds(bench.Database));
    }

    private CaptureStore Open() => CaptureStore.Open(_folder.File("capture.db"), _signer, TimeProvider.System);

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_folder.File("capture.db")};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
