using PayGate.Contracts.Tenancy;

namespace PayGate.Audit;

/// <summary>One thing that happened, as it goes into a chain (fields of PCI DSS 10.2.2; time and sequence come from the chain).</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Who did it: <c>agent:anna</c>, <c>relay</c>, <c>vault</c>, <c>redaction</c>, <c>caller</c>.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="Subject">On what: the text of a call, capture, recording, token or key identifier.</param>
/// <param name="Result">How it came out.</param>
/// <param name="Details">Named facts; each name at most once.</param>
/// <exception cref="ArgumentException">A part has not its form, or could hold a card number.</exception>
public sealed record AuditEntry(
    AuditKind Kind,
    string Actor,
    TenantId Tenant,
    string Subject,
    AuditResult Result,
    IReadOnlyList<AuditDetail> Details)
{
    /// <summary>What happened.</summary>
    public AuditKind Kind { get; } = Enum.IsDefined(Kind) ? Kind : throw new ArgumentException("Not a kind of audit event.", nameof(Kind));

    /// <summary>Who did it.</summary>
    public string Actor { get; } = AuditText.Require(Actor, nameof(Actor));

    /// <summary>For whom.</summary>
    public TenantId Tenant { get; } = RequireTenant(Tenant);

    /// <summary>On what.</summary>
    public string Subject { get; } = AuditText.Require(Subject, nameof(Subject));

    /// <summary>How it came out.</summary>
    public AuditResult Result { get; } =
        Enum.IsDefined(Result) ? Result : throw new ArgumentException("Not a result of an audit event.", nameof(Result));

    /// <summary>Named facts.</summary>
    public IReadOnlyList<AuditDetail> Details { get; } = CopyOf(Details);

    private static TenantId RequireTenant(TenantId tenant)
    {
        AuditText.Require(tenant.Value, nameof(Tenant));
        return tenant;
    }

    private static AuditDetail[] CopyOf(IReadOnlyList<AuditDetail> details)
    {
        ArgumentNullException.ThrowIfNull(details);
        AuditDetail[] copy = [.. details];
        if (copy.Any(detail => detail.Name is null))
        {
            throw new ArgumentException("An audit detail is made by its factories.", nameof(details));
        }

        return copy.DistinctBy(detail => detail.Name).Count() == copy.Length
            ? copy
            : throw new ArgumentException("An audit event names each detail once.", nameof(details));
    }
}
