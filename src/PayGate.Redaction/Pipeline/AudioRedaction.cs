using PayGate.Redaction.Planning;
using PayGate.Redaction.Verification;

namespace PayGate.Redaction.Pipeline;

/// <summary>What was done to the audio of a recording, and how that was verified.</summary>
/// <param name="Spans">What was replaced.</param>
/// <param name="Verification">The last verification; every check of it must have passed before anything is released.</param>
/// <param name="Rounds">How often it was written, 1 to 3: what only the verifier heard is removed as well and verified again.</param>
internal sealed record AudioRedaction(IReadOnlyList<PlannedSpan> Spans, VerificationReport Verification, int Rounds);
