using System.Data.Common;
using PayGate.Audit.Storage;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Charges;

/// <summary>The table of charges.</summary>
internal static class ChargeTable
{
    internal static ChargeRow? Find(ICommands database, ChargeId id)
    {
        using DbDataReader row = database.Command(
            "SELECT tenant, token, provider, currency, amount, reference, moto, capture_at_once, state, captured, refunded, operations "
                + "FROM charge WHERE id = @id")
            .With("@id", id.Value)
            .ExecuteReader();
        return row.Read()
            ? new ChargeRow(
                id,
                Identifiers.Parse<TenantId>(row.GetString(0)),
                Identifiers.Parse<CardToken>(row.GetString(1)),
                row.GetString(2),
                new Money(row.GetInt64(4), Identifiers.Parse<Currency>(row.GetString(3))),
                row.GetString(5),
                row.GetInt64(6) != 0,
                row.GetInt64(7) != 0,
                Enum.Parse<ChargeState>(row.GetString(8)),
                row.GetInt64(9),
                row.GetInt64(10),
                (int)row.GetInt64(11))
            : null;
    }

    internal static void Insert(VaultTransaction transaction, ChargeRow charge) =>
        transaction.Command(
            "INSERT INTO charge (id, tenant, token, provider, currency, amount, reference, moto, capture_at_once, state, captured, refunded, "
                + "operations, created_at, changed_at) VALUES (@id, @tenant, @token, @provider, @currency, @amount, @reference, @moto, "
                + "@at_once, @state, @captured, @refunded, @operations, @now, @now)")
            .With("@id", charge.Id.Value)
            .With("@tenant", charge.Tenant.Value)
            .With("@token", charge.Token.Value)
            .With("@provider", charge.Provider)
            .With("@currency", charge.Amount.Currency.Value)
            .With("@amount", charge.Amount.Minor)
            .With("@reference", charge.Reference)
            .With("@moto", charge.IsMailOrTelephone ? 1L : 0L)
            .With("@at_once", charge.CaptureAtOnce ? 1L : 0L)
            .With("@state", charge.State.ToString())
            .With("@captured", charge.Captured)
            .With("@refunded", charge.Refunded)
            .With("@operations", (long)charge.Operations)
            .With("@now", transaction.Now.ToUnixTimeMilliseconds())
            .ExecuteNonQuery();

    internal static void Update(VaultTransaction transaction, ChargeRow charge) =>
        transaction.Command(
            "UPDATE charge SET state = @state, captured = @captured, refunded = @refunded, operations = @operations, changed_at = @now "
                + "WHERE id = @id")
            .With("@state", charge.State.ToString())
            .With("@captured", charge.Captured)
            .With("@refunded", charge.Refunded)
            .With("@operations", (long)charge.Operations)
            .With("@now", transaction.Now.ToUnixTimeMilliseconds())
            .With("@id", charge.Id.Value)
            .ExecuteNonQuery();
}
