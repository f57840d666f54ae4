using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PayGate.Contracts.Access;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>Signs in whom the console role names, and nobody else: the capture role has no accounts of its own.</summary>
internal sealed class ForwardedPersonHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "ForwardedPerson";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Peer() is not Role.Console
            || !AgentName.TryParse(Request.Headers[HubForwarding.AgentHeader], out AgentName agent)
            || !TenantId.TryParse(Request.Headers[HubForwarding.TenantHeader], out TenantId tenant))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        ClaimsIdentity identity = new(
            [new Claim(ClaimTypes.Name, agent.Value), new Claim(ClaimTypes.Role, Roles.Agent), new Claim(ClaimNames.Tenant, tenant.Value)],
            SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }
}
