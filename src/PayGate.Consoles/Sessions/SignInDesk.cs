using Microsoft.AspNetCore.Identity;
using PayGate.Audit;
using PayGate.Consoles.Accounts;
using PayGate.Consoles.Http;
using PayGate.Consoles.Storage;
using PayGate.Contracts;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Sessions;

/// <summary>Judges sign-ins and ends sessions. A refusal never says whether the name, the password or a lock-out was the reason.</summary>
internal sealed class SignInDesk(
    UserManager<ConsoleUser> users,
    AccountsContext context,
    ConsolesDatabase database,
    SignInGate gate,
    IPasswordHasher<ConsoleUser> hasher)
{
    private static readonly ConsoleUser Nobody = new();

    /// <summary>The person, or <see langword="null"/> when refused; either way it is in the audit trail.</summary>
    public async Task<ConsoleUser?> SignInAsync(string name, string password, CancellationToken cancellation)
    {
        string lower = name.Trim().ToLowerInvariant();
        if (!AgentName.TryParse(lower, out AgentName agent))
        {
            return RefuseUnknown(password);
        }

        return await gate.RunAsync(lower, () => JudgeAsync(agent, password, cancellation), cancellation);
    }

    /// <summary>Ends every session of the person, also those whose cookie was copied.</summary>
    public async Task SignOutAsync(Person person, CancellationToken cancellation)
    {
        if (await users.FindByNameAsync(person.Name.Value) is { } user)
        {
            AuditEntry entry = new(AuditKind.SignedOut, person.Actor, person.Tenant, "session", AuditResult.Success, []);
            await context.ChangeAsync(() => users.UpdateSecurityStampAsync(user), entry, cancellation);
        }
    }

    private async Task<ConsoleUser?> JudgeAsync(AgentName name, string password, CancellationToken cancellation)
    {
        if (await users.FindByNameAsync(name.Value) is not { } user)
        {
            return RefuseUnknown(password);
        }

        bool locked = await users.IsLockedOutAsync(user);
        bool good = await users.CheckPasswordAsync(user, password) && !locked;
        Person person = Person.Of(name, Identifiers.Parse<TenantId>(user.Tenant), await users.GetRolesAsync(user));
        AuditEntry entry = new(
            good ? AuditKind.SignedIn : AuditKind.SignInFailed,
            person.Actor,
            person.Tenant,
            "session",
            good ? AuditResult.Success : AuditResult.Refused,
            good ? [] : [AuditDetail.Text("reason", locked ? "locked" : "password")]);
        await context.ChangeAsync(
            async () =>
            {
                if (good)
                {
                    await users.ResetAccessFailedCountAsync(user);
                }
                else if (!locked)
                {
                    await users.AccessFailedAsync(user);
                }
            },
            entry,
            cancellation);
        return good ? user : null;
    }

    /// <summary>Costs as much time as a wrong password, so that names cannot be probed. The name may be anything, so it is not recorded.</summary>
    private ConsoleUser? RefuseUnknown(string password)
    {
        hasher.HashPassword(Nobody, password);
        database.Record(new AuditEntry(
            AuditKind.SignInFailed,
            "person:unknown",
            TenantId.Default,
            "session",
            AuditResult.Refused,
            [AuditDetail.Text("reason", "unknown name")]));
        return null;
    }
}
