using Microsoft.Extensions.Logging;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Store;

namespace PayGate.Redaction;

/// <summary>Every line this room logs: identifiers, counts and kinds of failure, never content.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Recording {Recording} was redacted, verified and released.")]
    public static partial void RecordingReleased(this ILogger log, RecordingId recording);

    [LoggerMessage(4002, LogLevel.Warning, "Recording {Recording} was put back after attempt {Attempt}: {Failure}.")]
    public static partial void RecordingPutBack(this ILogger log, RecordingId recording, int attempt, string failure);

    [LoggerMessage(4003, LogLevel.Warning, "Recording {Recording} was quarantined: {Reason} ({Failure}).")]
    public static partial void RecordingQuarantined(this ILogger log, RecordingId recording, QuarantineReason reason, string failure);

    [LoggerMessage(4004, LogLevel.Warning, "Recording {Recording} was found orphaned and queued.")]
    public static partial void OrphanQueued(this ILogger log, RecordingId recording);

    [LoggerMessage(4005, LogLevel.Warning, "The intake folder holds {Count} files that are named like recordings of no relay; they are left alone.")]
    public static partial void StrangeFiles(this ILogger log, int count);

    [LoggerMessage(4006, LogLevel.Error, "The redaction line could not work: {Failure}. It tries again.")]
    public static partial void LineFailed(this ILogger log, string failure);
}
