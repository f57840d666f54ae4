using PayGate.Capture.Ports;
using PayGate.CardData.Sealing;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>What the vault serves: storing to the capture role, the public sealing key to the relay.</summary>
internal static class VaultLink
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app, ICardVault vault, SealingKey key)
    {
        app.MapGet("/vault/sealing-key", () => Results.Json(key, LinkJson.Options)).OnlyFor(Role.Relay);
        app.MapPost("/vault/cards", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            StoreCommand command = await context.Request.ReadFromJsonAsync<StoreCommand>(LinkJson.Options, cancellationToken)
                ?? throw new BadHttpRequestException("The request has no body.");
            try
            {
                return Results.Json(await vault.StoreAsync(command.Card, command.Actor, cancellationToken), LinkJson.Options);
            }
            catch (CardVaultException)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        }).OnlyFor(Role.Capture);
    }
}
