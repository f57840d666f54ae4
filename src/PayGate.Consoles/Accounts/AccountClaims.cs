using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PayGate.Contracts.Access;

namespace PayGate.Consoles.Accounts;

/// <summary>Adds the tenant to what a session says of its person.</summary>
internal sealed class AccountClaims(UserManager<ConsoleUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ConsoleUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ConsoleUser user)
    {
        ClaimsIdentity identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimNames.Tenant, user.Tenant));
        return identity;
    }
}
