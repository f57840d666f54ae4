using PayGate.Contracts.Cards;
using PayGate.Vault.Envelopes;

namespace PayGate.Vault.Tokens;

/// <summary>A stored card: ciphertext and what may be known without opening it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Tenant">Number of its tenant.</param>
/// <param name="Token">A random token; <see langword="null"/> where the token follows from the number.</param>
/// <param name="TokenKeyId">Which key makes the permutation token.</param>
/// <param name="LastFour">Its last four digits, 0 to 9999.</param>
/// <param name="Brand">Its brand.</param>
/// <param name="Suite">What it is encrypted with.</param>
/// <param name="NumberKeyId">Which data key opens the number.</param>
/// <param name="Number">The card number, encrypted.</param>
/// <param name="ExpiryKeyId">Which data key opens the expiry date.</param>
/// <param name="Expiry">The expiry date, encrypted.</param>
/// <param name="FingerprintKeyId">Which key made the fingerprint; <see langword="null"/> where there is none.</param>
/// <param name="Fingerprint">Keyed hash of the card number.</param>
/// <param name="Terms">Purpose and end.</param>
/// <param name="StoredAt">When it was stored first.</param>
internal sealed record CardRow(
    long Id,
    long Tenant,
    string? Token,
    long? TokenKeyId,
    int LastFour,
    string Brand,
    CipherSuite Suite,
    long NumberKeyId,
    byte[] Number,
    long ExpiryKeyId,
    byte[] Expiry,
    long? FingerprintKeyId,
    byte[]? Fingerprint,
    CardTerms Terms,
    DateTimeOffset StoredAt)
{
    /// <summary>Whether its time is over.</summary>
    internal bool IsOver(DateTimeOffset now) => Terms.ExpiresAt is { } end && end <= now;

    /// <summary>Its brand, as far as this PayGate knows it.</summary>
    internal CardBrand KnownBrand => Enum.TryParse(Brand, out CardBrand brand) ? brand : CardBrand.Unknown;
}
