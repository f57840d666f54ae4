using PayGate.Audit;

namespace PayGate.Consoles.AuditTrail;

/// <summary>An event and the chain it stands in.</summary>
/// <param name="Chain">Name of the chain.</param>
/// <param name="Row">The event.</param>
public sealed record AddressedEvent(string Chain, AuditRow Row);
