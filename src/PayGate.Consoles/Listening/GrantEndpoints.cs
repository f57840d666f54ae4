using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PayGate.Audit;
using PayGate.Consoles.Http;
using PayGate.Consoles.Recordings;
using PayGate.Consoles.Storage;
using PayGate.Contracts.Access;
using PayGate.Contracts.Recordings;

namespace PayGate.Consoles.Listening;

/// <summary><c>/api/recordings/{id}/grants</c>: a stated reason becomes a permission for a quarter of an hour.</summary>
internal static class GrantEndpoints
{
    private const int LongestNote = 500;
    private const long LargestBody = 8192;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/recordings/{id}/grants", GiveAsync)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Qa))
            .WithTags("Recordings")
            .WithSummary("Asks for permission to play a recording, for a reason.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Produces<GrantView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> GiveAsync(
        string id,
        GrantRequest request,
        ClaimsPrincipal user,
        IRecordingLibrary library,
        GrantStore grants,
        ConsolesDatabase database,
        CancellationToken cancellation)
    {
        if (request.Reason == ListeningReason.None || !Enum.IsDefined(request.Reason))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The reason is coaching, complaint, dispute, quality or legal.");
        }

        string note = request.Note ?? "";
        if (note.Length > LongestNote || CardLengthDigits.AreIn(note))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The note has at most 500 characters and fewer than 12 digits in a row.");
        }

        Person person = Person.Of(user);
        if (!RecordingId.TryParse(id, out RecordingId recording)
            || await library.FindAsync(person.Tenant, recording, cancellation) is not { } listing
            || listing.Tenant != person.Tenant)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such recording.");
        }

        if (listing.State != ListingState.Released)
        {
            database.Record(new AuditEntry(
                AuditKind.ListeningRefused,
                person.Actor,
                person.Tenant,
                recording.Value,
                AuditResult.Refused,
                [AuditDetail.Of("state", listing.State)]));
            return Problems.Of(StatusCodes.Status409Conflict, "The recording is not released: nobody may listen to it.");
        }

        return TypedResults.Created((string?)null, grants.Give(person, recording, request.Reason, note));
    }
}
