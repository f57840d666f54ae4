using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayGate.Audit;
using PayGate.Consoles.Http;
using PayGate.Contracts.Access;

namespace PayGate.Consoles.AuditTrail;

/// <summary><c>/api/audit</c>: what happened, and whether the trail itself is whole.</summary>
internal static class AuditEndpoints
{
    private const int UsualLimit = 100;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/audit", ReadAsync)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Assessor))
            .WithTags("Audit")
            .WithSummary("Every chain with its verdict, and a page of the tenant's events: from a sequence number upwards, or the newest.")
            .Produces<AuditView>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ReadAsync(
        string? chain,
        long? from,
        int? limit,
        ClaimsPrincipal user,
        IAuditBook book,
        AuditReadLog log,
        CancellationToken cancellation)
    {
        if (limit is < 1 or > AuditReader.LargestPage || from < 1)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The limit is 1 to 1000, from is 1 or more.");
        }

        Person person = Person.Of(user);
        log.Note(person);
        IReadOnlyList<AuditVerification> verdicts = await book.VerifyAsync(cancellation);
        string? wanted = string.IsNullOrEmpty(chain) ? null : chain;
        if (wanted is not null && verdicts.All(verdict => verdict.Chain != wanted))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such chain.");
        }

        IReadOnlyList<AddressedEvent> events = await book.EventsAsync(person.Tenant, wanted, from, limit ?? UsualLimit, cancellation);
        return TypedResults.Ok(new AuditView([.. verdicts.Select(ChainView.Of)], [.. events.Select(EventView.Of)]));
    }
}
