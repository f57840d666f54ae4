using PayGate.Audit;

namespace PayGate.Consoles.AuditTrail;

/// <summary>A chain and the verdict on it.</summary>
/// <param name="Name">Name of the chain.</param>
/// <param name="Count">Events in it, of all tenants.</param>
/// <param name="State"><c>intact</c> or <c>broken</c>.</param>
/// <param name="BrokenAt">First event that cannot be trusted.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
internal sealed record ChainView(string Name, long Count, string State, long? BrokenAt, string? Problem)
{
    public static ChainView Of(AuditVerification verdict) =>
        new(
            verdict.Chain,
            verdict.Count,
            verdict.IsIntact ? "intact" : "broken",
            verdict.FirstBadSequence,
            verdict.IsIntact ? null : verdict.Explanation);
}
