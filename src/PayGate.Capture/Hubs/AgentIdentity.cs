using System.Security.Claims;
using PayGate.Contracts.Access;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Hubs;

/// <summary>Who sits at the desk; taken from the sign-in and from nothing else.</summary>
internal sealed record AgentIdentity(TenantId Tenant, AgentName Agent)
{
    /// <summary>Desks of every agent of a tenant. Neither part of a group's name can hold a colon.</summary>
    public static string GroupOf(TenantId tenant) => "tenant:" + tenant.Value;

    /// <summary>Desks of one agent.</summary>
    public static string GroupOf(TenantId tenant, AgentName agent) => "agent:" + tenant.Value + ":" + agent.Value;

    public static AgentIdentity? From(ClaimsPrincipal? person)
    {
        Claim[] tenants = [.. person?.FindAll(ClaimNames.Tenant) ?? []];
        return tenants.Length == 1
            && TenantId.TryParse(tenants[0].Value, out TenantId tenant)
            && AgentName.TryParse(person?.Identity?.Name, out AgentName agent)
            && !FreeText.HoldsCardLengthDigits(tenant.Value)
            && !FreeText.HoldsCardLengthDigits(agent.Value)
            ? new AgentIdentity(tenant, agent)
            : null;
    }
}
