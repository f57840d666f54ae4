using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PayGate.Audit;
using PayGate.Consoles.Storage;

namespace PayGate.Consoles.Accounts;

/// <summary>Identity's tables.</summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options, ConsolesDatabase database)
    : IdentityDbContext<ConsoleUser>(options)
{
    /// <summary>Changes accounts and records it in one transaction; nothing of it stays when the change or the record fails.</summary>
    public async Task ChangeAsync(Func<Task> change, AuditEntry entry, CancellationToken cancellation)
    {
        await using IDbContextTransaction transaction = await Database.BeginTransactionAsync(cancellation);
        await change();
        database.Chain.Append((Microsoft.Data.Sqlite.SqliteTransaction)transaction.GetDbTransaction(), entry);
        await transaction.CommitAsync(cancellation);
    }
}
