using System.Buffers.Binary;
using System.Security.Cryptography;
using PayGate.Audit;
using PayGate.CardData.Ciphers;
using PayGate.CardData.Memory;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Keys;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tokens;

/// <summary>Stores the cards of one batch: looks all of them up at once, then writes what is new, each with its audit event.</summary>
internal sealed class CardBatch(VaultTransaction transaction, KeyRing keys) : IDisposable
{
    private readonly Dictionary<long, Aes256Block> _permutations = [];
    private Dictionary<UInt128, long> _captures = [];
    private Dictionary<FingerprintValue, long> _fingerprints = [];

    internal void Store(IReadOnlyList<CardWrite> writes)
    {
        TenantKeys[] tenants = [.. writes.Select(write => keys.ForWriting(transaction, write.Tenant))];
        FingerprintValue[][] fingerprints = [.. writes.Zip(tenants, FingerprintsOf)];
        List<byte[]> captures = [.. writes.Select(write => write.CaptureKey).OfType<byte[]>()];
        HashSet<FingerprintValue> wanted = [.. fingerprints.SelectMany(values => values)];
        (_captures, _fingerprints) = CardTable.FindKnown(transaction, captures, wanted);
        for (int i = 0; i < writes.Count; i++)
        {
            Store(writes[i], tenants[i], fingerprints[i]);
        }
    }

    public void Dispose()
    {
        foreach (Aes256Block aes in _permutations.Values)
        {
            aes.Dispose();
        }
    }

    /// <summary>One for each key of the tenant, the active one first; none when the tenant wants a new token each time.</summary>
    private static FingerprintValue[] FingerprintsOf(CardWrite write, TenantKeys tenant) =>
        tenant.Row.Policy.SameCardSameToken
            ? [.. tenant.Fingerprints.Select(key => Fingerprint.Of(write.Card.Number, write.Terms.Purpose, key))]
            : [];

    private void Store(CardWrite write, TenantKeys tenant, FingerprintValue[] fingerprints)
    {
        if (write.CaptureKey is { } capture && _captures.TryGetValue(BinaryPrimitives.ReadUInt128BigEndian(capture), out long given))
        {
            Repeat(write, tenant, given);
            return;
        }

        CardRow? known = FindKnown(fingerprints);
        if (known is not null && known.IsOver(transaction.Now))
        {
            _ = CardTable.Delete(transaction, known.Id);
            known = null;
        }

        CardRow row = known is null ? NewRow(write, tenant, fingerprints) : Again(known, write, tenant, fingerprints);
        if (write.CaptureKey is { } key)
        {
            transaction.Captures.Add(key, row.Id);
            _captures.Add(BinaryPrimitives.ReadUInt128BigEndian(key), row.Id);
        }

        CardToken token = TokenOf(row, tenant);
        transaction.Record(Stored(write, token, known is not null, row.ExpiryKeyId));
        write.Done(new StoreOutcome(token, IsRepeat: false));
    }

    private CardRow? FindKnown(FingerprintValue[] fingerprints)
    {
        foreach (FingerprintValue fingerprint in fingerprints)
        {
            if (_fingerprints.TryGetValue(fingerprint, out long id))
            {
                transaction.Flush();
                return CardTable.Find(transaction, id);
            }
        }

        return null;
    }

    private CardRow NewRow(CardWrite write, TenantKeys tenant, FingerprintValue[] fingerprints)
    {
        MaskedPan masked = write.Card.Number.Masked;
        bool permuted = tenant.Row.Policy.TokenFormat == TokenFormat.Permutation;
        DataKey data = tenant.Data!;
        CardRow draft = new(
            transaction.NewCardNumber(),
            tenant.Row.Number,
            permuted ? null : TokenFactory.Draw(masked.LastFour).Value,
            permuted ? tenant.Tokens[0].Id : null,
            int.Parse(masked.LastFour, System.Globalization.CultureInfo.InvariantCulture),
            masked.Brand.ToString(),
            data.Suite,
            data.Id,
            [],
            data.Id,
            [],
            fingerprints.Length == 0 ? null : fingerprints[0].KeyId,
            fingerprints.Length == 0 ? null : fingerprints[0].ToBytes(),
            write.Terms,
            transaction.Now);
        CardRow row = Seal(draft, write, tenant);
        CardTable.Insert(transaction, row);
        if (fingerprints.Length > 0)
        {
            _fingerprints[fingerprints[0]] = row.Id;
        }

        return row;
    }

    /// <summary>
    /// The card is known: it gets the expiry date that was keyed now, the later end of both, and a fingerprint by the active key.
    /// </summary>
    private CardRow Again(CardRow known, CardWrite write, TenantKeys tenant, FingerprintValue[] fingerprints)
    {
        DateTimeOffset? end = known.Terms.ExpiresAt is { } old && write.Terms.ExpiresAt is { } wanted ? (old > wanted ? old : wanted) : null;
        CardRow row = Seal(
            known with
            {
                Suite = tenant.Data!.Suite,
                NumberKeyId = tenant.Data.Id,
                ExpiryKeyId = tenant.Data.Id,
                FingerprintKeyId = fingerprints[0].KeyId,
                Fingerprint = fingerprints[0].ToBytes(),
                Terms = known.Terms with { ExpiresAt = end },
            },
            write,
            tenant);
        CardTable.Reseal(transaction, row);
        _fingerprints[fingerprints[0]] = row.Id;
        return row;
    }

    private CardRow Seal(CardRow row, CardWrite write, TenantKeys tenant)
    {
        RecordPlace place = new(write.Tenant, TokenOf(row, tenant), RecordField.Number, row.NumberKeyId, row.Terms);
        GuardedKey key = tenant.Data!.Key;
        return row with
        {
            Number = RecordCipher.Seal(write.Card.Number.RevealTo, row.Suite, place, key),
            Expiry = RecordCipher.Seal(write.Card.Expiry.RevealTo, row.Suite, place with { Field = RecordField.Expiry }, key),
        };
    }

    private CardToken TokenOf(CardRow row, TenantKeys tenant)
    {
        if (row.Token is { } text)
        {
            return Identifiers.Parse<CardToken>(text);
        }

        long keyId = row.TokenKeyId ?? 0;
        if (!_permutations.TryGetValue(keyId, out Aes256Block? aes))
        {
            HeldKey held = tenant.Tokens.FirstOrDefault(key => key.Id == keyId)
                ?? throw new VaultUnavailableException("The key that makes the token of a stored card was destroyed.");
            aes = new Aes256Block(held.Key);
            _permutations.Add(keyId, aes);
        }

        return TokenPermutation.Seal(row.Id, row.LastFour, aes);
    }

    private void Repeat(CardWrite write, TenantKeys tenant, long given)
    {
        transaction.Flush();
        CardRow? row = CardTable.Find(transaction, given);
        if (row is null)
        {
            write.Refuse("The card of this capture was deleted.");
            return;
        }

        CardToken token = row.Tenant == tenant.Row.Number ? TokenOf(row, tenant) : default;
        if (token == default || !IsSameCard(write, tenant, row, token))
        {
            write.Refuse("This capture has already given another card.");
            return;
        }

        write.Done(new StoreOutcome(token, IsRepeat: true));
    }

    private bool IsSameCard(CardWrite write, TenantKeys tenant, CardRow row, CardToken token)
    {
        using GuardedSlot stored = GuardedSlot.Rent();
        using GuardedSlot offered = GuardedSlot.Rent();
        RecordPlace place = new(write.Tenant, token, RecordField.Number, row.NumberKeyId, row.Terms);
        int count = keys.UseDataKey(
            transaction, tenant, row.NumberKeyId, key => RecordCipher.Open(stored, row.Number, row.Suite, place, key));
        return write.Card.Number.RevealTo(offered) == count && CryptographicOperations.FixedTimeEquals(stored.Bytes, offered.Bytes);
    }

    private static AuditEntry Stored(CardWrite write, CardToken token, bool known, long dataKeyId)
    {
        List<AuditDetail> details =
        [
            AuditDetail.Of("brand", write.Card.Number.Masked.Brand),
            AuditDetail.Of("known", known),
            AuditDetail.Of("codeHeld", write.Card.Code is not null),
            AuditDetail.Of("dataKey", dataKeyId),
        ];
        if (write.Capture is { } capture)
        {
            details.Insert(0, AuditDetail.Of("capture", capture));
        }

        return new AuditEntry(AuditKind.CardStored, write.Actor, write.Tenant, token.Value, AuditResult.Success, details);
    }
}
