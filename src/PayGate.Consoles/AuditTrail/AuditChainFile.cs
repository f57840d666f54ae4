namespace PayGate.Consoles.AuditTrail;

/// <summary>Where a chain is.</summary>
/// <param name="Name">Name the chain must have.</param>
/// <param name="DatabaseFile">The SQLite file that holds it.</param>
public sealed record AuditChainFile(string Name, string DatabaseFile);
