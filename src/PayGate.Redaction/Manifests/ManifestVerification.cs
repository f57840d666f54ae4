using PayGate.Redaction.Verification;

namespace PayGate.Redaction.Manifests;

/// <summary>How the redacted version was verified.</summary>
/// <param name="Passed">Every check passed.</param>
/// <param name="Rounds">How often it was written until the verifier found nothing.</param>
/// <param name="Planner">The detector that planned.</param>
/// <param name="Verifiers">The detectors that verified.</param>
/// <param name="Checks">The checks.</param>
internal sealed record ManifestVerification(
    bool Passed,
    int Rounds,
    string Planner,
    IReadOnlyList<string> Verifiers,
    IReadOnlyList<VerificationCheck> Checks);
