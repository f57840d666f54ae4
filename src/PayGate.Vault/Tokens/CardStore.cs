using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Keys;

namespace PayGate.Vault.Tokens;

/// <summary>Writes cards, each with its audit event in the same transaction.</summary>
internal sealed class CardStore(KeyRing keys, AuditChain audit, bool sameCardSameToken, TimeProvider clock)
{
    /// <summary>Stores a card, or finds that this capture or this card is known, and gives its token.</summary>
    /// <exception cref="CardRefusedException">The capture gave another card before, or its card was deleted.</exception>
    internal StoreOutcome Store(SqliteTransaction transaction, OpenedCard card, CaptureId capture, TenantId tenant, string actor) =>
        keys.Use(transaction, tenant, current => Store(transaction, card, capture, tenant, actor, current));

    /// <summary>Deletes a card; <see langword="false"/> when the tenant has no such card.</summary>
    internal bool Delete(SqliteTransaction transaction, TenantId tenant, CardToken token, string actor)
    {
        bool deleted = CardTable.Delete(transaction, tenant, token);
        AuditResult result = deleted ? AuditResult.Success : AuditResult.Refused;
        audit.Append(transaction, new AuditEntry(AuditKind.CardDeleted, actor, tenant, token.Value, result, []));
        return deleted;
    }

    /// <summary>Records that a card was not taken.</summary>
    internal bool Refuse(SqliteTransaction transaction, CaptureId capture, TenantId tenant, string actor)
    {
        audit.Append(transaction, new AuditEntry(AuditKind.CardStored, actor, tenant, capture.Value, AuditResult.Refused, []));
        return true;
    }

    private StoreOutcome Store(
        SqliteTransaction transaction, OpenedCard card, CaptureId capture, TenantId tenant, string actor, TenantKeys current)
    {
        byte[] fingerprint = Fingerprint.Of(card.Number, current.FingerprintKey);
        if (CardTable.FindCapture(transaction, capture) is ({ } given, { } givenFingerprint))
        {
            return Repeat(transaction, tenant, given, CryptographicOperations.FixedTimeEquals(fingerprint, givenFingerprint));
        }

        CardToken? known = sameCardSameToken
            ? CardTable.FindByFingerprint(transaction, tenant, current.FingerprintKeyId, fingerprint)
            : null;
        CardToken token = known ?? TokenFactory.Draw(card.Number.Masked.LastFour);
        byte[] expiry = RecordCipher.Seal(
            card.Expiry.RevealTo, new RecordPlace(tenant, token, RecordField.Expiry, current.DataKeyId), current.DataKey);
        if (known is null)
        {
            byte[] number = RecordCipher.Seal(
                card.Number.RevealTo, new RecordPlace(tenant, token, RecordField.Number, current.DataKeyId), current.DataKey);
            CardRow row = new(token, RecordCipher.Suite, current.DataKeyId, number, current.DataKeyId, expiry);
            CardTable.Insert(
                transaction,
                tenant,
                row,
                card.Number.Masked.Brand,
                sameCardSameToken ? (current.FingerprintKeyId, fingerprint) : null,
                clock.GetUtcNow());
        }
        else
        {
            CardTable.UpdateExpiry(transaction, token, current.DataKeyId, expiry);
        }

        CardTable.InsertCapture(transaction, capture, tenant, token, fingerprint);
        audit.Append(transaction, Stored(card, capture, tenant, actor, token, known is not null, current));
        return new StoreOutcome(token, IsRepeat: false);
    }

    private static StoreOutcome Repeat(SqliteTransaction transaction, TenantId tenant, CardToken given, bool sameCard)
    {
        if (!sameCard)
        {
            throw new CardRefusedException("This capture has already given another card.");
        }

        return CardTable.Find(transaction.Connection!, transaction, tenant, given) is null
            ? throw new CardRefusedException("The card of this capture was deleted.")
            : new StoreOutcome(given, IsRepeat: true);
    }

    private static AuditEntry Stored(
        OpenedCard card, CaptureId capture, TenantId tenant, string actor, CardToken token, bool known, TenantKeys current) =>
        new(
            AuditKind.CardStored,
            actor,
            tenant,
            token.Value,
            AuditResult.Success,
            [
                AuditDetail.Of("capture", capture),
                AuditDetail.Of("brand", card.Number.Masked.Brand),
                AuditDetail.Of("known", known),
                AuditDetail.Of("codeHeld", card.Code is not null),
                AuditDetail.Of("dataKey", current.DataKeyId),
            ]);
}
