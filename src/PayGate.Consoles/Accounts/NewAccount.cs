using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="Name">Sign-in name.</param>
/// <param name="DisplayName">How the desk addresses the person, 1 to 80 characters.</param>
/// <param name="Role">One of <see cref="Contracts.Access.Roles"/>.</param>
/// <param name="Tenant">For whom the person works.</param>
/// <param name="Language"><c>it</c> or <c>en</c>.</param>
public sealed record NewAccount(AgentName Name, string DisplayName, string Role, TenantId Tenant, string Language);
