using System.Data.Common;
using PayGate.Audit.Storage;
using PayGate.Contracts;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tenants;

/// <summary>Tenants by name, and by the number that stands for them in the rows of cards.</summary>
internal static class TenantNames
{
    /// <summary>All tenants, in the order in which they came.</summary>
    internal static IReadOnlyList<TenantId> All(ICommands database)
    {
        using DbDataReader row = database.Command("SELECT name FROM vault_tenant ORDER BY id").ExecuteReader();
        List<TenantId> tenants = [];
        while (row.Read())
        {
            tenants.Add(Identifiers.Parse<TenantId>(row.GetString(0)));
        }

        return tenants;
    }

    internal static TenantId Find(ICommands database, long number) =>
        database.Command("SELECT name FROM vault_tenant WHERE id = @id").With("@id", number).ExecuteScalar() is string name
            ? Identifiers.Parse<TenantId>(name)
            : throw new VaultUnavailableException("A stored card is of a tenant that is not there.");
}
