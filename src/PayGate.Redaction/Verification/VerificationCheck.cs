namespace PayGate.Redaction.Verification;

/// <summary>One thing that was verified.</summary>
/// <param name="Name">What.</param>
/// <param name="Passed">How it came out.</param>
/// <param name="Found">How many places did not hold.</param>
internal sealed record VerificationCheck(string Name, bool Passed, long Found);
