using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.Contracts.Captures;

/// <summary>A card sealed to the vault's public key (libsodium sealed box). Whoever carries it cannot open it.</summary>
/// <param name="Capture">The capture it came from; bound into the sealed content.</param>
/// <param name="Tenant">For whom; bound into the sealed content.</param>
/// <param name="VaultKeyId">Which public key it was sealed to.</param>
/// <param name="Ciphertext">The sealed box.</param>
/// <param name="Masked">What may be shown of it.</param>
public sealed record SealedCardMessage(CaptureId Capture, TenantId Tenant, string VaultKeyId, ReadOnlyMemory<byte> Ciphertext, MaskedPan Masked);
