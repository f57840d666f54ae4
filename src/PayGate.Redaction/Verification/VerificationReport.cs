using PayGate.Redaction.Tones;

namespace PayGate.Redaction.Verification;

/// <summary>What a verifier found in a redacted recording.</summary>
/// <param name="Checks">Every check it made.</param>
/// <param name="Tones">Key tones it still heard.</param>
/// <param name="AudioHash">SHA-256 of the redacted samples as they were read back.</param>
internal sealed record VerificationReport(
    IReadOnlyList<VerificationCheck> Checks,
    IReadOnlyList<ToneHit> Tones,
    ReadOnlyMemory<byte> AudioHash)
{
    /// <summary>Every check was made and passed; a report without checks has not passed.</summary>
    public bool Passed => Checks.Count > 0 && Checks.All(check => check.Passed);
}
