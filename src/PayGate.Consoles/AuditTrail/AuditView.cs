namespace PayGate.Consoles.AuditTrail;

/// <summary>Answer of <c>GET /api/audit</c>.</summary>
/// <param name="Chains">Every chain with its verdict.</param>
/// <param name="Events">A page of the tenant's events.</param>
internal sealed record AuditView(IReadOnlyList<ChainView> Chains, IReadOnlyList<EventView> Events);
