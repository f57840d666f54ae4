using Microsoft.AspNetCore.Identity;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Accounts;

/// <summary>A person who may sign in; the user name is a <see cref="Contracts.Calls.AgentName"/>.</summary>
internal sealed class ConsoleUser : IdentityUser
{
    /// <summary>How the desk addresses the person.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>For whom the person works; a <see cref="TenantId"/>.</summary>
    public string Tenant { get; set; } = TenantId.Default.Value;

    /// <summary>Language of the pages, <c>it</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "it";
}
