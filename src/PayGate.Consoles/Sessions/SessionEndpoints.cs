using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PayGate.Consoles.Accounts;
using PayGate.Consoles.Http;

namespace PayGate.Consoles.Sessions;

/// <summary><c>/api/session</c>: sign in, who am I, sign out.</summary>
internal static class SessionEndpoints
{
    private const int LongestText = 256;
    private const long LargestBody = 4096;

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/session").WithTags("Session");
        group.MapPost("", SignInAsync)
            .WithSummary("Signs in and sets the session cookie.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Produces<SessionView>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        group.MapGet("", FindAsync)
            .WithSummary("The signed-in person.")
            .RequireAuthorization()
            .Produces<SessionView>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        group.MapDelete("", SignOutAsync)
            .WithSummary("Signs out: ends every session of the person.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> SignInAsync(
        SignInRequest request,
        HttpContext http,
        SignInDesk desk,
        UserManager<ConsoleUser> users,
        IUserClaimsPrincipalFactory<ConsoleUser> claims,
        CancellationToken cancellation)
    {
        if (request is not { User: { Length: > 0 and <= LongestText } name, Password: { Length: > 0 and <= LongestText } password })
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "Send user and password, at most 256 characters each.");
        }

        if (await desk.SignInAsync(name, password, cancellation) is not { } user)
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "Name or password is wrong, or the account is locked for a while.");
        }

        await http.SignInAsync(IdentityConstants.ApplicationScheme, await claims.CreateAsync(user));
        return TypedResults.Ok(await ViewAsync(users, user));
    }

    private static async Task<IResult> FindAsync(ClaimsPrincipal person, UserManager<ConsoleUser> users) =>
        await users.GetUserAsync(person) is { } user
            ? TypedResults.Ok(await ViewAsync(users, user))
            : Problems.Of(StatusCodes.Status401Unauthorized, "Sign in.");

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInDesk desk, CancellationToken cancellation)
    {
        if (http.User.Identity?.IsAuthenticated == true)
        {
            await desk.SignOutAsync(Person.Of(http.User), cancellation);
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.NoContent();
    }

    private static async Task<SessionView> ViewAsync(UserManager<ConsoleUser> users, ConsoleUser user) =>
        new(user.UserName!, user.DisplayName, [.. await users.GetRolesAsync(user)], user.Tenant, user.Language);
}
