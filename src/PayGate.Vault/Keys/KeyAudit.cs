using System.Globalization;
using PayGate.Audit;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Keys;

/// <summary>Audit events of keys.</summary>
internal static class KeyAudit
{
    internal static AuditEntry Created(KeyLevel level, TenantId tenant, long id, long generation) =>
        new(
            generation == 1 ? AuditKind.KeyCreated : AuditKind.KeyRotated,
            "vault",
            tenant,
            "key " + id.ToString(CultureInfo.InvariantCulture),
            AuditResult.Success,
            [AuditDetail.Of("level", level), AuditDetail.Of("generation", generation)]);
}
