namespace PayGate.Audit;

/// <summary>How the recorded act came out (PCI DSS 10.2.2: success or failure indication).</summary>
public enum AuditResult
{
    /// <summary>It was done.</summary>
    Success,

    /// <summary>It was not allowed and not done.</summary>
    Refused,

    /// <summary>It was allowed, tried, and did not come about.</summary>
    Failed,
}
