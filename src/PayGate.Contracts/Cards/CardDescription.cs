namespace PayGate.Contracts.Cards;

/// <summary>What may be known of a stored card outside the vault.</summary>
/// <param name="Token">Its token, which ends in the last four digits.</param>
/// <param name="Brand">Its brand.</param>
/// <param name="Expiry">Whether it may still be good.</param>
/// <param name="Issuer">What the range file in use says now.</param>
/// <param name="Purpose">What it may be used for; <see langword="null"/> for anything.</param>
/// <param name="ExpiresAt">When it becomes unreadable; <see langword="null"/> for never.</param>
/// <param name="StoredAt">When it was stored first.</param>
public sealed record CardDescription(
    CardToken Token,
    CardBrand Brand,
    ExpiryState Expiry,
    IssuerDetails Issuer,
    CardPurpose? Purpose,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset StoredAt);
