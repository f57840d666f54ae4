namespace PayGate.Contracts.Access;

/// <summary>Claims that a signed-in person carries beside the name and the roles.</summary>
public static class ClaimNames
{
    /// <summary>The tenant for whom the person works; a <see cref="Tenancy.TenantId"/>.</summary>
    public const string Tenant = "paygate:tenant";
}
