namespace PayGate.Audit;

/// <summary>The verdict on one chain.</summary>
/// <param name="Chain">Name of the chain.</param>
/// <param name="Count">Events that the head counts; 0 when there is no head.</param>
/// <param name="Problem">The first thing found wrong.</param>
/// <param name="FirstBadSequence">
/// The first event that cannot be trusted; for rewritten events the first after the last checkpoint that held.
/// <see langword="null"/> when nothing is wrong or the problem is not with one event.
/// </param>
/// <param name="Explanation">One plain sentence.</param>
public sealed record AuditVerification(string Chain, long Count, AuditProblem Problem, long? FirstBadSequence, string Explanation)
{
    /// <summary>Nothing is wrong.</summary>
    public bool IsIntact => Problem == AuditProblem.None;
}
