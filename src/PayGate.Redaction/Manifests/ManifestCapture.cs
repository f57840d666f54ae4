namespace PayGate.Redaction.Manifests;

/// <summary>A capture during the recording: the mask stood before everything that was recorded then.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="FromMs">Start in milliseconds.</param>
/// <param name="ToMs">End in milliseconds.</param>
/// <param name="MaskedKeys">How many keys the relay replaced.</param>
internal sealed record ManifestCapture(string Capture, double FromMs, double ToMs, int MaskedKeys);
