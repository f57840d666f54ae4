using PayGate.Capture.Ports;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Vault;

namespace PayGate.Adapters;

/// <summary>The vault of this process as Capture sees it.</summary>
internal sealed class VaultCardVault(CardVault vault) : ICardVault
{
    /// <inheritdoc/>
    public async ValueTask<CardToken> StoreAsync(SealedCardMessage card, string actor, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.StoreAsync(card, actor, cancellationToken);
        }
        catch (VaultUnavailableException problem)
        {
            throw new CardVaultException("The vault is unavailable.", problem);
        }
    }
}
