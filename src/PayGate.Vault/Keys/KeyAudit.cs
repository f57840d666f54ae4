using System.Globalization;
using PayGate.Audit;
using PayGate.Contracts;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Keys;

/// <summary>Audit events of keys.</summary>
internal static class KeyAudit
{
    internal const string Vault = "vault";

    internal static AuditEntry Created(KeyLevel level, string tenant, long id, long generation, string actor = Vault) =>
        Of(generation == 1 ? AuditKind.KeyCreated : AuditKind.KeyRotated, level, tenant, id, generation, actor);

    internal static AuditEntry Destroyed(KeyRow key, string actor) =>
        Of(AuditKind.KeyDestroyed, key.Level, key.Tenant, key.Id, key.Generation, actor);

    /// <summary>Keys were wrapped by another key; they are the same keys.</summary>
    internal static AuditEntry Rewrapped(KeyLevel level, string tenant, long wrapping, int count, string actor) =>
        new(
            AuditKind.KeyRewrapped,
            actor,
            Whose(tenant),
            Subject(wrapping),
            AuditResult.Success,
            [AuditDetail.Of("level", level), AuditDetail.Of("keys", count)]);

    private static AuditEntry Of(AuditKind kind, KeyLevel level, string tenant, long id, long generation, string actor) =>
        new(
            kind,
            actor,
            Whose(tenant),
            Subject(id),
            AuditResult.Success,
            [AuditDetail.Of("level", level), AuditDetail.Of("generation", generation)]);

    private static string Subject(long id) => "key " + id.ToString(CultureInfo.InvariantCulture);

    private static TenantId Whose(string tenant) => tenant.Length == 0 ? TenantId.Default : Identifiers.Parse<TenantId>(tenant);
}
