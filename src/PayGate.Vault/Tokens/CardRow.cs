using PayGate.Contracts.Cards;

namespace PayGate.Vault.Tokens;

/// <summary>A stored card: ciphertext only.</summary>
internal sealed record CardRow(
    CardToken Token, byte Suite, long NumberKeyId, byte[] Number, long ExpiryKeyId, byte[] Expiry);
