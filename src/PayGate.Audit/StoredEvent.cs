namespace PayGate.Audit;

/// <summary>An event's columns exactly as stored; what the hash covers beside sequence and previous hash.</summary>
/// <param name="At">UTC ticks of 100 ns since 0001-01-01.</param>
/// <param name="Kind">Name of the <see cref="AuditKind"/>.</param>
/// <param name="Actor">Who.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="Subject">On what.</param>
/// <param name="Result">Name of the <see cref="AuditResult"/>.</param>
/// <param name="Details">JSON object of texts.</param>
internal readonly record struct StoredEvent(
    long At,
    string Kind,
    string Actor,
    string Tenant,
    string Subject,
    string Result,
    string Details);
