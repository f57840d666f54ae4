using System.Text;

namespace PayGate.Vault.Keys;

/// <summary>A wrapped key as stored.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Level">Its place.</param>
/// <param name="Tenant">Whose; empty for keys of the node.</param>
/// <param name="Generation">From 1.</param>
/// <param name="VaultKeyId">What wraps a root key; else <see langword="null"/>.</param>
/// <param name="Wrapped">The wrapped key.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record KeyRow(
    long Id, KeyLevel Level, string Tenant, long Generation, string? VaultKeyId, byte[] Wrapped, DateTimeOffset CreatedAt)
{
    /// <summary>What is bound into a wrapped key: no wrapped key can stand in the place of another (PCI DSS 3.7.7).</summary>
    internal static byte[] Purpose(KeyLevel level, string tenant, long generation) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"paygate|{level}|{tenant}|{generation}"));
}
