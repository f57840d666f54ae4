using System.Buffers;
using System.Text.Json;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Spans;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Pipeline;

/// <summary>
/// Checks transcripts that give a time for each turn. A find takes its whole turn out of the audio: times of single words are estimates
/// that do not hold inside a run of digits.
/// </summary>
internal sealed class TimedTranscriptCheck : ITranscriptCheck
{
    /// <inheritdoc/>
    public TranscriptFindings Check(ReadOnlyMemory<byte> transcript)
    {
        using TimedTranscript timed = TimedTranscript.Read(transcript.Span);
        using var redactor = new TranscriptRedactor(RedactionPolicy.Default);
        using RedactedTranscript redacted = redactor.Redact(timed.Text);
        TimedFinding[] findings =
        [
            .. redacted.Findings
                .Select(finding => (finding.Turn, Type: finding.Type.WireName()))
                .Distinct()
                .Select(find => new TimedFinding(timed.Places[find.Turn], find.Type)),
        ];
        return new TranscriptFindings(findings, Write(timed, redacted));
    }

    private static byte[] Write(TimedTranscript timed, RedactedTranscript redacted)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("turns"u8);
            for (int turn = 0; turn < redacted.TurnCount; turn++)
            {
                TimeRange place = timed.Places[turn];
                json.WriteStartObject();
                json.WriteString("text"u8, redacted.TextOf(turn));
                json.WriteNumber("startMs"u8, place.From.TotalMilliseconds);
                json.WriteNumber("endMs"u8, place.To.TotalMilliseconds);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
