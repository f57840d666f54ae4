using System.Data.Common;
using System.Globalization;
using PayGate.Audit.Storage;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Storage;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tenants;

/// <summary>The table of tenants. What a tenant did not choose is NULL, and follows the settings.</summary>
internal static class TenantTable
{
    internal static TenantRow? Find(ICommands database, TenantId tenant, TenantPolicy defaults)
    {
        using DbDataReader row = database.Command("SELECT id, token_format, same_card, suite, old_tokens FROM vault_tenant WHERE name = @name")
            .With("@name", tenant.Value)
            .ExecuteReader();
        return row.Read()
            ? new TenantRow(
                row.GetInt64(0),
                new TenantPolicy
                {
                    TokenFormat = row.IsDBNull(1) ? defaults.TokenFormat : Enum.Parse<TokenFormat>(row.GetString(1)),
                    SameCardSameToken = row.IsDBNull(2) ? defaults.SameCardSameToken : row.GetInt64(2) != 0,
                    Suite = row.IsDBNull(3) ? defaults.Suite : (CipherSuite)row.GetInt64(3),
                },
                row.GetInt64(4) != 0)
            : null;
    }

    internal static TenantRow Insert(VaultTransaction transaction, TenantId tenant, TenantPolicy defaults)
    {
        object? number = transaction.Command(
            "INSERT INTO vault_tenant (name, old_tokens, created_at) VALUES (@name, 0, @now) RETURNING id")
            .With("@name", tenant.Value)
            .With("@now", transaction.Now.ToUnixTimeMilliseconds())
            .ExecuteScalar();
        return new TenantRow(Convert.ToInt64(number, CultureInfo.InvariantCulture), defaults, HasOldTokens: false);
    }

    internal static void Choose(VaultTransaction transaction, TenantId tenant, TenantPolicy policy) =>
        transaction.Command("UPDATE vault_tenant SET token_format = @format, same_card = @same, suite = @suite WHERE name = @name")
            .With("@format", policy.TokenFormat.ToString())
            .With("@same", policy.SameCardSameToken ? 1L : 0L)
            .With("@suite", (long)policy.Suite)
            .With("@name", tenant.Value)
            .ExecuteNonQuery();
}
