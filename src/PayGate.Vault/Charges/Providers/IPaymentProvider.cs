using PayGate.CardData.Cards;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Charges.Providers;

/// <summary>Who moves the money. Each method sends at most one request, once: trying again is not a provider's to decide.</summary>
/// <remarks>
/// Any exception counts as <see cref="ProviderOutcome.Unknown"/>. <see cref="ProviderOutcome.Unreachable"/> and
/// <see cref="ProviderOutcome.Rejected"/> are promises that nothing was carried out.
/// </remarks>
internal interface IPaymentProvider
{
    /// <summary>What it is called in stored charges: a charge is followed up by the provider that has it only.</summary>
    string Name { get; }

    /// <summary>Reserves an amount, or takes it at once. The card stays the caller's to wipe.</summary>
    Task<ProviderAnswer> AuthoriseAsync(ProviderOrder order, StoredCard card, SecurityCode? code, CancellationToken cancellationToken);

    /// <summary>Captures, voids or refunds what was authorised.</summary>
    Task<ProviderAnswer> FollowUpAsync(ProviderOrder order, CancellationToken cancellationToken);

    /// <summary>Asks what became of a request, by its key. Moves nothing.</summary>
    Task<ProviderAnswer> FindAsync(ProviderOrder order, CancellationToken cancellationToken);
}
