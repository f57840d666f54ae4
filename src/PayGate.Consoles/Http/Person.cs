using System.Security.Claims;
using PayGate.Contracts;
using PayGate.Contracts.Access;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Http;

/// <summary>Who is asking, as the session's claims say.</summary>
/// <param name="Name">Sign-in name.</param>
/// <param name="Tenant">For whom the person works.</param>
/// <param name="Actor">As it stands in the audit trail: <c>qa:bruno</c>.</param>
internal sealed record Person(AgentName Name, TenantId Tenant, string Actor)
{
    private static readonly string[] KnownRoles = [Roles.Qa, Roles.Assessor, Roles.Agent];

    public static Person Of(ClaimsPrincipal user) =>
        Of(
            Identifiers.Parse<AgentName>(user.Identity?.Name),
            Identifiers.Parse<TenantId>(user.FindFirstValue(ClaimNames.Tenant)),
            KnownRoles.Where(user.IsInRole));

    public static Person Of(AgentName name, TenantId tenant, IEnumerable<string> roles) =>
        new(name, tenant, (roles.FirstOrDefault() ?? "person") + ":" + name.Value);
}
