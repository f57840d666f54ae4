namespace PayGate.Redaction.Store;

/// <summary>What redaction found out about a recording, to be stored with its state.</summary>
/// <param name="Duration">How long the recording is.</param>
/// <param name="SpeechChecked">Whether speech recognition looked for spoken numbers.</param>
/// <param name="Spans">What was replaced.</param>
/// <param name="Manifest">UTF-8 JSON.</param>
internal sealed record RedactionOutcome(
    TimeSpan Duration,
    bool SpeechChecked,
    IReadOnlyList<RemovedSpan> Spans,
    ReadOnlyMemory<byte> Manifest);
