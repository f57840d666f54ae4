using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Keys;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tokens;

/// <summary>The one way from a token back to a card. Nothing outside this room can reach it.</summary>
/// <remarks>It records nothing: whoever uses a card records that, in the transaction of what it is used for.</remarks>
internal sealed class CardRevealer(TokenResolver tokens, CardReads reads, VaultReaders readers, KeyRing keys, TimeProvider clock)
{
    /// <summary>Opens a card; <see langword="null"/> when the tenant has no such token, or its time is over.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="token">Which.</param>
    /// <param name="purpose">What it is used for.</param>
    /// <exception cref="CardRefusedException">The card was stored for another purpose.</exception>
    /// <exception cref="CardData.Sealing.SealedDataException">The record was changed or moved, or its key is destroyed.</exception>
    /// <exception cref="VaultUnavailableException">Storage or the root key is not available.</exception>
    internal async ValueTask<StoredCard?> RevealAsync(TenantId tenant, CardToken token, CardPurpose? purpose)
    {
        CardReading reading = await FindAsync(tenant, token);
        if (reading.Row is not { } row)
        {
            return null;
        }

        return row.Terms.Purpose is { } stored && stored != purpose
            ? throw new CardRefusedException("The card was stored for another purpose.")
            : Open(tenant, token, reading);
    }

    /// <summary>The row of a token, when it is the tenant's and its time is not over.</summary>
    internal async ValueTask<CardReading> FindAsync(TenantId tenant, CardToken token)
    {
        (long? id, string? text) = tokens.Resolve(tenant, token);
        CardReading reading = (id, text) switch
        {
            ({ } number, _) => await reads.FindAsync(number),
            (_, { } random) => await reads.FindAsync(random),
            _ => default,
        };
        return reading.Row is { } row && row.IsOver(clock.GetUtcNow()) ? default : reading;
    }

    /// <summary>Whether a row is a tenant's.</summary>
    internal bool IsOf(TenantId tenant, CardRow row)
    {
        using KeyScope scope = keys.Enter();
        return keys.ForReading(readers, tenant)?.Row.Number == row.Tenant;
    }

    /// <summary>Opens a row that <see cref="FindAsync"/> gave.</summary>
    internal StoredCard? Open(TenantId tenant, CardToken token, CardReading reading)
    {
        CardRow row = reading.Row!;
        using KeyScope scope = keys.Enter(reading.KeyEpoch);
        if (keys.ForReading(readers, tenant) is not { } held || held.Row.Number != row.Tenant)
        {
            return null;
        }

        using GuardedSlot slot = GuardedSlot.Rent();
        RecordPlace place = new(tenant, token, RecordField.Number, row.NumberKeyId, row.Terms);
        int digits = keys.UseDataKey(
            readers, held, row.NumberKeyId, key => RecordCipher.Open(slot, row.Number, row.Suite, place, key));
        Pan number = Pan.CopyOf(slot.Bytes[..digits]);
        try
        {
            place = place with { Field = RecordField.Expiry, KeyId = row.ExpiryKeyId };
            digits = keys.UseDataKey(
                readers, held, row.ExpiryKeyId, key => RecordCipher.Open(slot, row.Expiry, row.Suite, place, key));
            return new StoredCard(number, ExpiryDate.CopyOf(slot.Bytes[..digits]));
        }
        catch
        {
            number.Dispose();
            throw;
        }
    }
}
