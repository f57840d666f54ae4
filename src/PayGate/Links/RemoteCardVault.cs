using System.Text.Json;
using PayGate.Capture.Ports;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Links;

/// <summary>The vault as Capture sees it when it is another process.</summary>
internal sealed class RemoteCardVault(LinkClient vault) : ICardVault
{
    /// <inheritdoc/>
    public async ValueTask<CardToken> StoreAsync(SealedCardMessage card, string actor, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.PostAsync<StoreCommand, CardToken>("/vault/cards", new StoreCommand(card, actor), cancellationToken);
        }
        catch (Exception problem) when (IsUnreachable(problem, cancellationToken))
        {
            throw new CardVaultException("The vault could not be reached.", problem);
        }
    }

    private static bool IsUnreachable(Exception problem, CancellationToken cancellationToken) =>
        problem is HttpRequestException or JsonException
        || (problem is TaskCanceledException && !cancellationToken.IsCancellationRequested);
}
