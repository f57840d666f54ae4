using PayGate.Contracts.Cards;

namespace PayGate.Vault.Envelopes;

/// <summary>On which terms a card is stored; bound into its ciphertexts.</summary>
/// <param name="Purpose">A use for another purpose is refused; <see langword="null"/>: any use.</param>
/// <param name="ExpiresAt">From then on the card is unreadable, in whole milliseconds; <see langword="null"/>: never.</param>
internal readonly record struct CardTerms(CardPurpose? Purpose, DateTimeOffset? ExpiresAt);
