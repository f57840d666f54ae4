namespace PayGate.Audit;

/// <summary>An event as stored. Texts, not enumerations: a reader must be able to show what a newer house or a forger wrote.</summary>
/// <param name="Sequence">Place in the chain, from 1.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Kind">Name of the <see cref="AuditKind"/>.</param>
/// <param name="Actor">Who.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="Subject">On what.</param>
/// <param name="Result">Name of the <see cref="AuditResult"/>.</param>
/// <param name="Details">Named facts.</param>
public sealed record AuditRow(
    long Sequence,
    DateTimeOffset At,
    string Kind,
    string Actor,
    string Tenant,
    string Subject,
    string Result,
    IReadOnlyDictionary<string, string> Details);
