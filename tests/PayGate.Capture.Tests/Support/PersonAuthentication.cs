using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PayGate.Contracts.Access;

namespace PayGate.Capture.Tests.Support;

/// <summary>Signs in whoever the header names: <c>name;tenant;role</c>, and optionally the seconds the sign-in lasts.</summary>
internal sealed class PersonAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "person";
    public const string Header = "X-Person";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string[] parts = Request.Headers[Header].ToString().Split(';');
        if (parts.Length < 3)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        ClaimsIdentity identity = new(
            [new Claim(ClaimTypes.Name, parts[0]), new Claim(ClaimNames.Tenant, parts[1]), new Claim(ClaimTypes.Role, parts[2])],
            SchemeName);
        AuthenticationProperties properties = new();
        if (parts.Length == 4)
        {
            properties.ExpiresUtc = TimeProvider.GetUtcNow() + TimeSpan.FromSeconds(int.Parse(parts[3], null));
        }

        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, SchemeName)));
    }
}
