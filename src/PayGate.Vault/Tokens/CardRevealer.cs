using Microsoft.Data.Sqlite;
using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Keys;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tokens;

/// <summary>The one way from a token back to a card. Nothing outside this room can reach it.</summary>
internal sealed class CardRevealer(VaultDatabase database, KeyRing keys)
{
    /// <summary>Opens a card; <see langword="null"/> when the tenant has no such token.</summary>
    /// <exception cref="CardData.Sealing.SealedDataException">The record was changed or moved, or its key is destroyed.</exception>
    internal StoredCard? Reveal(TenantId tenant, CardToken token)
    {
        using SqliteConnection connection = database.Open();
        if (CardTable.Find(connection, null, tenant, token) is not { } row)
        {
            return null;
        }

        using GuardedSlot slot = GuardedSlot.Rent();
        RecordPlace numberPlace = new(tenant, token, RecordField.Number, row.NumberKeyId);
        int digits = keys.UseDataKey(connection, tenant, row.NumberKeyId, key =>
            RecordCipher.Open(slot, row.Number, row.Suite, numberPlace, key));
        Pan number = Pan.CopyOf(slot.Bytes[..digits]);
        try
        {
            RecordPlace expiryPlace = new(tenant, token, RecordField.Expiry, row.ExpiryKeyId);
            digits = keys.UseDataKey(connection, tenant, row.ExpiryKeyId, key =>
                RecordCipher.Open(slot, row.Expiry, row.Suite, expiryPlace, key));
            return new StoredCard(number, ExpiryDate.CopyOf(slot.Bytes[..digits]));
        }
        catch
        {
            number.Dispose();
            throw;
        }
    }
}
