using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Recordings;

namespace PayGate.Redaction.Pipeline;

/// <summary>Transcripts on their way to redaction: sealed like the recording they belong to, as the trailer of a recording without audio.</summary>
internal static class SealedTranscripts
{
    /// <summary>Bytes that a transcript may have.</summary>
    public const int Longest = 1 << 20;

    /// <summary>Stores a transcript; one that was stored and never queued is replaced.</summary>
    public static void Write(string path, FinishedRecording recording, ReadOnlySpan<byte> utf8, SealingKey to)
    {
        SealedRecordingKeys.Destroy(path);
        File.Delete(path);
        var header = new SealedRecordingHeader(recording.Id, recording.Call, recording.Tenant, recording.StartedAt);
        using SealedRecordingWriter writer = SealedRecordingWriter.Create(path, header, to);
        writer.Complete(utf8);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="SealedRecordingException">It was changed, or belongs to another recording.</exception>
    public static ReadOnlyMemory<byte> Read(string path, RecordingId id, SealingKeyPair key)
    {
        using SealedRecordingReader reader = SealedRecordingReader.Open(path, key);
        return reader.WasCompleted && reader.Header.Recording == id
            ? reader.Trailer
            : throw new SealedRecordingException("The transcript is not whole, or belongs to another recording.");
    }
}
