using PayGate.Contracts.Captures;

namespace PayGate.Links;

/// <summary>Body of a request to store a sealed card.</summary>
/// <param name="Card">The card, sealed to the vault's key.</param>
/// <param name="Actor">Who asked, for the audit trail.</param>
internal sealed record StoreCommand(SealedCardMessage Card, string Actor);
