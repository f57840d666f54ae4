using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PayGate.Consoles.AuditTrail;
using PayGate.Consoles.Http;
using PayGate.Contracts.Access;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;

namespace PayGate.Consoles.Certificates;

/// <summary><c>/api/certificates</c>: what was verified of each capture, for assessors.</summary>
internal static class CertificateEndpoints
{
    private const int UsualLimit = 50;
    private const int LargestLimit = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/certificates").RequireAuthorization(policy => policy.RequireRole(Roles.Assessor)).WithTags("Certificates");
        group.MapGet("", ListAsync)
            .WithSummary("The tenant's capture certificates, newest first.")
            .Produces<IReadOnlyList<CertificateView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{capture}", DownloadAsync)
            .WithSummary("One certificate as it was signed; paygate evidence verify FILE checks it offline.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        int? limit, ClaimsPrincipal user, ICertificateBook book, AuditReadLog log, CancellationToken cancellation)
    {
        if (limit is < 1 or > LargestLimit)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The limit is 1 to 500.");
        }

        Person person = Person.Of(user);
        log.Note(person);
        IReadOnlyList<SignedCertificate> newest = await book.NewestAsync(person.Tenant, limit ?? UsualLimit, cancellation);
        return TypedResults.Ok(newest.Where(signed => signed.Certificate.Tenant == person.Tenant).Select(CertificateView.Of).ToArray());
    }

    private static async Task<IResult> DownloadAsync(
        string capture, ClaimsPrincipal user, ICertificateBook book, AuditReadLog log, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        log.Note(person);
        return CaptureId.TryParse(capture, out CaptureId id) && await book.FindAsync(person.Tenant, id, cancellation) is { } document
            ? Results.File(Encoding.UTF8.GetBytes(document), "application/json", "certificate-" + id.Value + ".json")
            : Problems.Of(StatusCodes.Status404NotFound, "There is no such certificate.");
    }
}
