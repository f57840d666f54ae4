using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using PayGate.Contracts;
using PayGate.Contracts.Access;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Accounts;

/// <summary>One account per role for the demo.</summary>
public static class DemoAccounts
{
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz";
    private const string PasswordDigits = "23456789";
    private const int LettersPerGroup = 4;

    /// <summary>
    /// Makes the accounts <c>anna</c> (agent), <c>bruno</c> (QA) and <c>carla</c> (assessor), or gives those of an earlier demo new passwords. Call it
    /// after <see cref="ConsolesPipeline.MapConsoles"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="ConsolesOptions.AllowDemoAccounts"/> is not set.</exception>
    public static async Task<IReadOnlyList<DemoAccount>> EnsureAsync(
        IServiceProvider services,
        TenantId tenant,
        string language,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (!services.GetRequiredService<ConsolesOptions>().AllowDemoAccounts)
        {
            throw new InvalidOperationException("Demo accounts are not allowed here.");
        }

        await using AsyncServiceScope scope = services.CreateAsyncScope();
        AccountBook book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        List<DemoAccount> accounts = [];
        foreach ((string user, string display, string role) in new[]
        {
            ("anna", "Anna", Roles.Agent), ("bruno", "Bruno", Roles.Qa), ("carla", "Carla", Roles.Assessor),
        })
        {
            DemoAccount account = new(user, role, NewPassword());
            AgentName name = Identifiers.Parse<AgentName>(user);
            if (!await book.SetPasswordAsync(name, account.Password, cancellation))
            {
                await book.CreateAsync(new NewAccount(name, display, role, tenant, language), account.Password, cancellation);
            }

            accounts.Add(account);
        }

        return accounts;
    }

    /// <summary>Four groups of four letters and a digit, easy to type: about 84 random bits.</summary>
    private static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ =>
            RandomNumberGenerator.GetString(PasswordLetters, LettersPerGroup) + RandomNumberGenerator.GetString(PasswordDigits, 1)));
}
