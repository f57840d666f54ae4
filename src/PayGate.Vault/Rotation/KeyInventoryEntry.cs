using PayGate.Vault.Keys;

namespace PayGate.Vault.Rotation;

/// <summary>One key in the inventory (PCI DSS 3.6.1.1, 3.7): everything but the key.</summary>
/// <param name="Id">Its number; of a vault key its full, versioned identifier.</param>
/// <param name="Level">Its place in the hierarchy.</param>
/// <param name="Tenant">Whose; <see langword="null"/> for keys of the node.</param>
/// <param name="Generation">From 1; 0 for versions of the vault key.</param>
/// <param name="Algorithm">What it is used with.</param>
/// <param name="Purpose">What it is used for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="PeriodEndsAt">When its cryptoperiod ends or ended.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="RetiredAt">When another took over.</param>
/// <param name="DestroyedAt">When it was destroyed.</param>
/// <param name="WrappedBy">Number or identifier of what wraps it; <see langword="null"/> for the vault key, and for destroyed keys.</param>
/// <param name="Records">Records a data key may have written, never fewer than it has; 0 for other keys.</param>
/// <param name="IsOverdue">It is in use beyond its cryptoperiod, in time or in records.</param>
public sealed record KeyInventoryEntry(
    string Id,
    KeyLevel Level,
    string? Tenant,
    long Generation,
    string Algorithm,
    string Purpose,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? PeriodEndsAt,
    KeyState State,
    DateTimeOffset? RetiredAt,
    DateTimeOffset? DestroyedAt,
    string? WrappedBy,
    long Records,
    bool IsOverdue);
