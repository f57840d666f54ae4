using PayGate.Contracts.Cards;

namespace PayGate.Vault.Tokens;

/// <summary>What came of storing a card.</summary>
/// <param name="Token">Its token.</param>
/// <param name="IsRepeat">The same capture had been stored before: its security code may have been used, and must not come back.</param>
internal readonly record struct StoreOutcome(CardToken Token, bool IsRepeat);
