using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayGate.Audit;
using PayGate.Consoles.Http;
using PayGate.Consoles.Listening;
using PayGate.Consoles.Storage;
using PayGate.Contracts.Access;
using PayGate.Contracts.Recordings;

namespace PayGate.Consoles.Recordings;

/// <summary><c>/api/recordings</c>: the list, the manifests, and the audio under a grant.</summary>
internal static class RecordingEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/recordings").WithTags("Recordings");
        group.MapGet("", ListAsync)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Qa))
            .WithSummary("The tenant's recordings, newest first.")
            .Produces<IReadOnlyList<RecordingView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{id}/manifest", ManifestAsync)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Qa, Roles.Assessor))
            .WithSummary("What was removed from a recording and how that was verified.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id}/audio", PlayAsync)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Qa))
            .WithSummary("The redacted audio, whole or in ranges, for the holder of a listening grant.")
            .Produces(StatusCodes.Status200OK, contentType: "audio/wav")
            .Produces(StatusCodes.Status206PartialContent, contentType: "audio/wav")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        string? state,
        ClaimsPrincipal user,
        IRecordingLibrary library,
        CancellationToken cancellation)
    {
        ListingState? wanted = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse(state, ignoreCase: true, out ListingState parsed) || !Enum.IsDefined(parsed) || char.IsDigit(state[0]))
            {
                return Problems.Of(StatusCodes.Status400BadRequest, "The state is queued, working, released or quarantined.");
            }

            wanted = parsed;
        }

        Person person = Person.Of(user);
        IReadOnlyList<RecordingListing> listings = await library.ListAsync(person.Tenant, wanted, cancellation);
        return TypedResults.Ok(listings.Where(listing => listing.Tenant == person.Tenant).Select(RecordingView.Of).ToArray());
    }

    private static async Task<IResult> ManifestAsync(
        string id,
        ClaimsPrincipal user,
        IRecordingLibrary library,
        CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        bool known = RecordingId.TryParse(id, out RecordingId recording)
            && await library.FindAsync(person.Tenant, recording, cancellation) is { } listing
            && listing.Tenant == person.Tenant;
        return known && await library.OpenManifestAsync(person.Tenant, recording, cancellation) is { } manifest
            ? TypedResults.Bytes(manifest, "application/json")
            : Problems.Of(StatusCodes.Status404NotFound, "There is no manifest of such a recording.");
    }

    private static async Task<IResult> PlayAsync(
        string id,
        string? grant,
        HttpContext http,
        IRecordingLibrary library,
        GrantStore grants,
        ConsolesDatabase database,
        CancellationToken cancellation)
    {
        Person person = Person.Of(http.User);
        if (!RecordingId.TryParse(id, out RecordingId recording))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such recording.");
        }

        if (!GrantId.TryParse(grant, out GrantId grantId) || !grants.Covers(grantId, person, recording))
        {
            database.Record(Refusal(person, recording, "no valid own grant"));
            return Problems.Of(StatusCodes.Status403Forbidden, "State a reason first: there is no valid grant of yours for this recording.");
        }

        if (await library.OpenAudioAsync(person.Tenant, recording, cancellation) is not { } audio)
        {
            database.Record(Refusal(person, recording, "not released"));
            return Problems.Of(StatusCodes.Status404NotFound, "There is no released audio of such a recording.");
        }

        http.Response.RegisterForDisposeAsync(audio);
        database.Record(new AuditEntry(
            AuditKind.RecordingPlayed,
            person.Actor,
            person.Tenant,
            recording.Value,
            AuditResult.Success,
            [AuditDetail.Of("grant", grantId), AuditDetail.Of("part", http.Request.Headers.Range.Count > 0)]));
        return TypedResults.Stream(audio, "audio/wav", enableRangeProcessing: true);
    }

    private static AuditEntry Refusal(Person person, RecordingId recording, string reason) =>
        new(AuditKind.ListeningRefused, person.Actor, person.Tenant, recording.Value, AuditResult.Refused, [AuditDetail.Text("reason", reason)]);
}
