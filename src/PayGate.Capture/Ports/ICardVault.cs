using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Ports;

/// <summary>The vault, as Capture needs it: takes a card that Capture cannot open and gives a token.</summary>
public interface ICardVault
{
    /// <summary>Stores a sealed card. A repeat for the same capture gives the same token.</summary>
    /// <param name="card">The sealed card.</param>
    /// <param name="actor">For the vault's audit trail, e.g. <c>agent:anna</c>.</param>
    /// <param name="cancellationToken">Gives up waiting; the card may have been stored all the same.</param>
    /// <exception cref="CardVaultException">The vault is down or refused: nothing was stored.</exception>
    ValueTask<CardToken> StoreAsync(SealedCardMessage card, string actor, CancellationToken cancellationToken);
}
