namespace PayGate.Smoke;

/// <summary>What became of the recordings of the smoke run.</summary>
/// <param name="Released">How many were released.</param>
/// <param name="ToneMs">Milliseconds of key tone left in what QA hears.</param>
/// <param name="SlowestMs">Longest time from hang-up to release.</param>
/// <param name="Channels">Every channel of every released recording, 8 kHz.</param>
/// <param name="AuditIntact">Every audit chain verified.</param>
/// <param name="Problems">What was not as it has to be.</param>
internal sealed record RecordingResult(
    int Released, double ToneMs, double SlowestMs, IReadOnlyList<short[]> Channels, bool AuditIntact, IReadOnlyList<string> Problems);
