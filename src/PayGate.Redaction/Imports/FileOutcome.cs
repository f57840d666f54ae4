namespace PayGate.Redaction.Imports;

/// <summary>What the redaction of one file gave.</summary>
/// <param name="Duration">Length of the audio.</param>
/// <param name="Removed">Places removed.</param>
/// <param name="Manifest">UTF-8 JSON; empty for none.</param>
internal readonly record struct FileOutcome(TimeSpan Duration, int Removed, ReadOnlyMemory<byte> Manifest);
