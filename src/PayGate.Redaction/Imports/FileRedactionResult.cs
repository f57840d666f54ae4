namespace PayGate.Redaction.Imports;

/// <summary>What became of one file.</summary>
/// <param name="Name">Its path, relative to what was given.</param>
/// <param name="State">How it came out.</param>
/// <param name="Problem">Why it failed, in constant text; else <see langword="null"/>.</param>
/// <param name="Duration">How long the audio is; <see cref="TimeSpan.Zero"/> for a transcript.</param>
/// <param name="Removed">Places that were removed.</param>
public sealed record FileRedactionResult(string Name, FileRedactionState State, string? Problem, TimeSpan Duration, int Removed);
