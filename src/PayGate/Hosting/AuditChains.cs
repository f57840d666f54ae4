using PayGate.Consoles.AuditTrail;

namespace PayGate.Hosting;

/// <summary>Where the audit chain of each stateful room is.</summary>
internal static class AuditChains
{
    /// <summary>The chains of a data folder, by room.</summary>
    public static IReadOnlyList<AuditChainFile> Of(DataFolder data) =>
    [
        new("capture", Path.Combine(data.Capture, "capture.db")),
        new("vault", Path.Combine(data.Vault, "vault.db")),
        new("redaction", Path.Combine(data.Redaction, "redaction.db")),
        new("consoles", Path.Combine(data.Consoles, "consoles.db")),
    ];
}
