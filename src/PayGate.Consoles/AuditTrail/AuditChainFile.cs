using PayGate.Audit.Storage;

namespace PayGate.Consoles.AuditTrail;

/// <summary>Where a chain is.</summary>
/// <param name="Name">Name the chain must have.</param>
/// <param name="Database">The database that holds it.</param>
public sealed record AuditChainFile(string Name, DatabaseAddress Database);
