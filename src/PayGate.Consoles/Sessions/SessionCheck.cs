using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PayGate.Consoles.Accounts;

namespace PayGate.Consoles.Sessions;

/// <summary>
/// Asks the database on every request: who left, signed out or got a new password is out at once, and a changed role counts at once
/// (PCI DSS 8.2.5). Every request begins the idle time anew (PCI DSS 8.2.8).
/// </summary>
internal static class SessionCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        SignInManager<ConsoleUser> sessions = context.HttpContext.RequestServices.GetRequiredService<SignInManager<ConsoleUser>>();
        if (await sessions.ValidateSecurityStampAsync(context.Principal) is { } user)
        {
            context.ReplacePrincipal(await sessions.CreateUserPrincipalAsync(user));
            context.ShouldRenew = true;
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }
}
