namespace PayGate.Contracts.Access;

/// <summary>Names of the roles a person may have; values of the role claim.</summary>
public static class Roles
{
    /// <summary>Triggers captures on the own calls.</summary>
    public const string Agent = "agent";

    /// <summary>Listens to redacted recordings, for a stated reason.</summary>
    public const string Qa = "qa";

    /// <summary>Reads audit events and evidence; sees no personal data.</summary>
    public const string Assessor = "assessor";
}
