using PayGate.CardData.Sealing;
using PayGate.Consoles.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>What the redaction role serves: its public key and the intake to the relay, the library to the consoles.</summary>
internal static class RedactionLink
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(
        IEndpointRouteBuilder app, SealingKey intakeKey, Func<FinishedRecording, CancellationToken, ValueTask> submit, IRecordingLibrary library)
    {
        RouteGroupBuilder intake = app.MapGroup("/redaction").OnlyFor(Role.Relay);
        intake.MapGet("/intake-key", () => Results.Json(intakeKey, LinkJson.Options));
        intake.MapPost("/recordings", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            FinishedRecording recording = await context.Request.ReadFromJsonAsync<FinishedRecording>(LinkJson.Options, cancellationToken)
                ?? throw new BadHttpRequestException("The request has no body.");
            await submit(recording, cancellationToken);
            return Results.NoContent();
        });

        RouteGroupBuilder shelf = app.MapGroup("/library/{tenant}").OnlyFor(Role.Console);
        shelf.MapGet("/", async (string tenant, string? state, CancellationToken cancellationToken) =>
            Results.Json(await library.ListAsync(Tenant(tenant), State(state), cancellationToken), LinkJson.Options));
        shelf.MapGet("/{recording}", async (string tenant, string recording, CancellationToken cancellationToken) =>
            await library.FindAsync(Tenant(tenant), Recording(recording), cancellationToken) is { } found
                ? Results.Json(found, LinkJson.Options)
                : Results.NotFound());
        shelf.MapGet("/{recording}/manifest", async (string tenant, string recording, CancellationToken cancellationToken) =>
            await library.OpenManifestAsync(Tenant(tenant), Recording(recording), cancellationToken) is { } manifest
                ? Results.Bytes(manifest, "application/json")
                : Results.NotFound());
        shelf.MapGet("/{recording}/audio", async (string tenant, string recording, CancellationToken cancellationToken) =>
            await library.OpenAudioAsync(Tenant(tenant), Recording(recording), cancellationToken) is { } audio
                ? Results.Stream(audio, "audio/wav", enableRangeProcessing: true)
                : Results.NotFound());
    }

    private static TenantId Tenant(string text) => Contracts.Identifiers.Parse<TenantId>(text);

    private static RecordingId Recording(string text) => Contracts.Identifiers.Parse<RecordingId>(text);

    private static ListingState? State(string? text) =>
        Enum.TryParse(text, ignoreCase: true, out ListingState state) ? state : null;
}
