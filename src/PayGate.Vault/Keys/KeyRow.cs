using System.Text;

namespace PayGate.Vault.Keys;

/// <summary>A wrapped key as stored.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Level">Its place.</param>
/// <param name="Tenant">Whose; empty for keys of the node.</param>
/// <param name="Generation">From 1.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="WrappedBy">Number of the key that wraps it; <see langword="null"/> for a root key.</param>
/// <param name="VaultKeyId">What wraps a root key; else <see langword="null"/>.</param>
/// <param name="Suite">What a data key is used with.</param>
/// <param name="Wrapped">The wrapped key; empty when it was destroyed.</param>
/// <param name="Uses">Records a data key may have written: never fewer than it has.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RetiredAt">When another took over.</param>
/// <param name="DestroyedAt">When it was destroyed.</param>
internal sealed record KeyRow(
    long Id,
    KeyLevel Level,
    string Tenant,
    long Generation,
    KeyState State,
    long? WrappedBy,
    string? VaultKeyId,
    byte Suite,
    byte[] Wrapped,
    long Uses,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RetiredAt,
    DateTimeOffset? DestroyedAt)
{
    /// <summary>What is bound into this wrapped key.</summary>
    internal byte[] BoundPurpose => Purpose(Level, Tenant, Generation);

    /// <summary>What is bound into a wrapped key: no wrapped key can stand in the place of another (PCI DSS 3.7.7).</summary>
    internal static byte[] Purpose(KeyLevel level, string tenant, long generation) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"paygate|{level}|{tenant}|{generation}"));
}
