using Microsoft.AspNetCore.Identity;
using PayGate.Audit;
using PayGate.Contracts.Access;

namespace PayGate.Consoles.Accounts;

/// <summary>Makes accounts and sets passwords; every act is in the audit trail (PCI DSS 10.2.1.5).</summary>
public sealed class AccountBook
{
    private const int LongestDisplayName = 80;

    private readonly UserManager<ConsoleUser> _users;
    private readonly RoleManager<IdentityRole> _roles;
    private readonly AccountsContext _context;

    internal AccountBook(UserManager<ConsoleUser> users, RoleManager<IdentityRole> roles, AccountsContext context)
    {
        _users = users;
        _roles = roles;
        _context = context;
    }

    /// <summary>Makes an account.</summary>
    /// <exception cref="ArgumentException">A part has not its form, or could hold a card number.</exception>
    /// <exception cref="InvalidOperationException">The name is taken or the password too weak; the message says which rule, never the password.</exception>
    public Task CreateAsync(NewAccount account, string password, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        Check(account);
        ConsoleUser user = new()
        {
            UserName = account.Name.Value,
            DisplayName = account.DisplayName,
            Tenant = account.Tenant.Value,
            Language = account.Language,
        };
        AuditEntry entry = new(
            AuditKind.AccountCreated,
            "house",
            account.Tenant,
            "person:" + account.Name.Value,
            AuditResult.Success,
            [AuditDetail.Text("role", account.Role)]);
        return _context.ChangeAsync(
            async () =>
            {
                Require(await _users.CreateAsync(user, password));
                if (!await _roles.RoleExistsAsync(account.Role))
                {
                    Require(await _roles.CreateAsync(new IdentityRole(account.Role)));
                }

                Require(await _users.AddToRoleAsync(user, account.Role));
            },
            entry,
            cancellation);
    }

    /// <summary>Sets a new password, lifts a lock-out and ends every session of the account; <see langword="false"/> when there is no such account.</summary>
    /// <exception cref="InvalidOperationException">The password is too weak.</exception>
    public async Task<bool> SetPasswordAsync(Contracts.Calls.AgentName name, string password, CancellationToken cancellation)
    {
        if (await _users.FindByNameAsync(name.Value) is not { } user)
        {
            return false;
        }

        AuditEntry entry = new(
            AuditKind.PasswordSet,
            "house",
            Contracts.Identifiers.Parse<Contracts.Tenancy.TenantId>(user.Tenant),
            "person:" + name.Value,
            AuditResult.Success,
            []);
        await _context.ChangeAsync(
            async () =>
            {
                Require(await _users.RemovePasswordAsync(user));
                Require(await _users.AddPasswordAsync(user, password));
                Require(await _users.SetLockoutEndDateAsync(user, null));
                Require(await _users.ResetAccessFailedCountAsync(user));
            },
            entry,
            cancellation);
        return true;
    }

    private static void Check(NewAccount account)
    {
        if (account.Role is not (Roles.Agent or Roles.Qa or Roles.Assessor))
        {
            throw new ArgumentException("There is no such role.", nameof(account));
        }

        if (account.Language is not ("it" or "en"))
        {
            throw new ArgumentException("The language is it or en.", nameof(account));
        }

        if (account.DisplayName is not { Length: > 0 and <= LongestDisplayName } || CardLengthDigits.AreIn(account.DisplayName))
        {
            throw new ArgumentException("The display name has 1 to 80 characters and fewer than 12 digits.", nameof(account));
        }
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("The account was not changed: " + string.Join(", ", result.Errors.Select(error => error.Code)));
        }
    }
}
