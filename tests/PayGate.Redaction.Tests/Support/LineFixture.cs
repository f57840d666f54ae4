using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using PayGate.Audit;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Store;

namespace PayGate.Redaction.Tests.Support;

/// <summary>A redaction service on a folder of its own, and a relay that writes into its intake.</summary>
internal sealed class LineFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AuditSigner _signer;

    public LineFixture(bool releaseWithoutSpeechCheck = true)
    {
        ReleaseWithoutSpeechCheck = releaseWithoutSpeechCheck;
        _signer = AuditSigner.OpenOrCreate(_folder["audit.key"]);
        using RedactionService first = Open();
        IntakeKey = first.IntakeKey;
    }

    public static TenantId Tenant { get; } = TenantId.Default;

    public bool ReleaseWithoutSpeechCheck { get; set; }

    public SealingKey IntakeKey { get; }

    public string Intake => _folder["intake"];

    public string Data => _folder["data"];

    public ITranscriptCheck Transcripts { get; set; } = new TimedTranscriptCheck();

    public RedactionService Open(Action<LineStep>? reached = null, TimeProvider? clock = null) => RedactionService.Open(
        new RedactionOptions
        {
            IntakeFolder = Intake,
            DataFolder = Data,
            ReleaseWithoutSpeechCheck = ReleaseWithoutSpeechCheck,
            RetryDelay = TimeSpan.Zero,
        },
        _signer,
        Transcripts,
        clock ?? TimeProvider.System,
        NullLogger.Instance,
        reached ?? (_ => { }));

    /// <summary>Writes a recording as the relay does.</summary>
    public FinishedRecording Record(short[] stereo, CaptureSpan[]? captures = null, bool complete = true, SealingKey? to = null)
    {
        var recording = new FinishedRecording(
            RecordingId.New(), CallId.New(), Tenant, new DateTimeOffset(2026, 7, 30, 10, 0, 0, TimeSpan.Zero), captures ?? [], Orphaned: false);
        var header = new SealedRecordingHeader(recording.Id, recording.Call, Tenant, recording.StartedAt);
        using var writer = SealedRecordingWriter.Create(Original(recording.Id), header, to ?? IntakeKey);
        for (int at = 0; at < stereo.Length; at += 1600)
        {
            writer.Append(stereo.AsSpan(at, Math.Min(1600, stereo.Length - at)));
        }

        if (complete)
        {
            writer.Complete(JsonSerializer.SerializeToUtf8Bytes(recording));
        }

        return recording;
    }

    public string Original(RecordingId id) => Path.Combine(Intake, id.Value + ".pgr");

    public bool OriginalIsWhole(RecordingId id) => File.Exists(Original(id)) && SealedRecordingKeys.Exists(Original(id));

    public bool OriginalIsGone(RecordingId id) => !File.Exists(Original(id)) && !SealedRecordingKeys.Exists(Original(id));

    /// <summary>A capture with one masked key.</summary>
    public static CaptureSpan Capture(double from, double to, double keyFrom, double keyTo) => new(
        CaptureId.New(),
        TimeSpan.FromSeconds(from),
        TimeSpan.FromSeconds(to),
        [new TimeRange(TimeSpan.FromSeconds(keyFrom), TimeSpan.FromSeconds(keyTo))]);

    /// <summary>Submits and works until nothing is due.</summary>
    public async Task<RecordingSummary> RedactAsync(FinishedRecording recording)
    {
        using RedactionService service = Open();
        await service.SubmitAsync(recording, CancellationToken.None);
        service.Drain(CancellationToken.None);
        return (await service.FindAsync(recording.Id, recording.Tenant, CancellationToken.None))!;
    }

    /// <summary>How often an event of a kind is in the chain.</summary>
    public long Events(AuditKind kind)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "redaction.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM audit_event WHERE kind = $kind";
        count.Parameters.AddWithValue("$kind", kind.ToString());
        return (long)count.ExecuteScalar()!;
    }

    public static async Task<short[]?> AudioAsync(RedactionService service, RecordingId id)
    {
        await using Stream? wav = await service.OpenAudioAsync(id, Tenant, CancellationToken.None);
        if (wav is null)
        {
            return null;
        }

        using var reader = PayGate.Redaction.Audio.WavReader.Open(wav);
        byte[] bytes = new byte[reader.Frames * 4];
        Assert.Equal(reader.Frames, reader.Read(bytes));
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(bytes).ToArray();
    }

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }
}
