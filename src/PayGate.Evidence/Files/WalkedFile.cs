namespace PayGate.Evidence.Files;

/// <summary>A file that was met.</summary>
/// <param name="Path">Where.</param>
/// <param name="Refusal">Why it cannot be looked into; <see langword="null"/> when it can.</param>
internal readonly record struct WalkedFile(string Path, string? Refusal);
