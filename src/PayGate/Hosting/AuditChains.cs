using PayGate.Audit.Storage;
using PayGate.Consoles.AuditTrail;

namespace PayGate.Hosting;

/// <summary>Where the audit chain of each stateful room is.</summary>
internal static class AuditChains
{
    /// <summary>The chains of a data folder, by room.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="vault">Where the vault keeps its state; <see langword="null"/>: in the folder.</param>
    public static IReadOnlyList<AuditChainFile> Of(DataFolder data, DatabaseAddress? vault) =>
    [
        new("capture", DatabaseAddress.OfFile(Path.Combine(data.Capture, "capture.db"))),
        new("vault", vault ?? DatabaseAddress.OfFile(Path.Combine(data.Vault, "vault.db"))),
        new("redaction", DatabaseAddress.OfFile(Path.Combine(data.Redaction, "redaction.db"))),
        new("consoles", DatabaseAddress.OfFile(Path.Combine(data.Consoles, "consoles.db"))),
    ];
}
