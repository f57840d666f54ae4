using PayGate.Audit;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;

namespace PayGate.Vault.Tokens;

/// <summary>The door to stored cards: store, describe, use, delete. Safe to share between threads.</summary>
/// <remarks>A clear card comes in and goes out in guarded memory only, and only inside this room.</remarks>
public sealed class TokenService
{
    private readonly VaultCore _core;
    private readonly SecurityCodeSafe _codes;

    internal TokenService(VaultCore core, SecurityCodeSafe codes)
    {
        _core = core;
        _codes = codes;
    }

    /// <summary>Deletes a card; its capture can never store one again.</summary>
    /// <returns><see langword="false"/> when the tenant has no such card.</returns>
    /// <exception cref="VaultUnavailableException">Storage failed. The card is still there.</exception>
    public async ValueTask<bool> DeleteAsync(TenantId tenant, CardToken token, string actor, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(actor);
        cancellationToken.ThrowIfCancellationRequested();
        _codes.Drop(tenant, token);
        CardReading reading = await FindOwnAsync(tenant, token);
        return await _core.Writer.RunAsync(transaction =>
        {
            bool deleted = reading.Row is { } row && CardTable.Delete(transaction, row.Id);
            AuditResult result = deleted ? AuditResult.Success : AuditResult.Refused;
            transaction.Record(new AuditEntry(AuditKind.CardDeleted, actor, tenant, token.Value, result, []));
            return deleted;
        });
    }

    /// <summary>What may be known of a card; <see langword="null"/> when the tenant has no such token, or its time is over.</summary>
    /// <exception cref="SealedDataException">The record was changed or moved, or its key is destroyed.</exception>
    /// <exception cref="VaultUnavailableException">Storage or the root key is not available.</exception>
    public async ValueTask<CardDescription?> DescribeAsync(TenantId tenant, CardToken token, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CardReading reading = await _core.Revealer.FindAsync(tenant, token);
        if (reading.Row is not { } row)
        {
            return null;
        }

        using StoredCard? card = _core.Revealer.Open(tenant, token, reading);
        return card is null
            ? null
            : new CardDescription(
                token,
                row.KnownBrand,
                card.Expiry.StateAt(_core.Clock.GetUtcNow()),
                _core.Options.Issuers.Current.Find(card.Number),
                row.Terms.Purpose,
                row.Terms.ExpiresAt,
                row.StoredAt);
    }

    /// <summary>Stores a card. When this returns, card, token and audit event are on disk; the security code is in memory.</summary>
    /// <param name="card">The card; the caller wipes it afterwards.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="capture">Repeating a capture gives its token again; <see langword="null"/> for cards that were not keyed.</param>
    /// <param name="terms">Purpose and end.</param>
    /// <param name="actor">Who took it, for the audit.</param>
    /// <exception cref="CardRefusedException">
    /// The capture gave another card before, or its card was deleted; or the end is over.
    /// </exception>
    /// <exception cref="VaultUnavailableException">Storage or keys failed. Nothing was taken.</exception>
    internal async Task<StoreOutcome> StoreAsync(OpenedCard card, TenantId tenant, CaptureId? capture, CardTerms terms, string actor)
    {
        CardWrite write = new(card, tenant, capture, Rounded(terms), actor);
        _core.Writer.Enqueue(write);
        StoreOutcome outcome = await write.Result;
        if (card.Code is { } code && !outcome.IsRepeat)
        {
            _codes.Put(tenant, outcome.Token, code);
        }

        return outcome;
    }

    /// <summary>Opens a card for a use; <see langword="null"/> when the tenant has no such token, or its time is over.</summary>
    /// <remarks>The caller records the use, in the transaction of what it is for. A use for another purpose is recorded here.</remarks>
    /// <exception cref="CardRefusedException">The card was stored for another purpose.</exception>
    /// <exception cref="SealedDataException">The record was changed or moved, or its key is destroyed.</exception>
    /// <exception cref="VaultUnavailableException">Storage or the root key is not available.</exception>
    internal async ValueTask<StoredCard?> RevealAsync(TenantId tenant, CardToken token, CardPurpose? purpose, string actor)
    {
        try
        {
            return await _core.Revealer.RevealAsync(tenant, token, purpose);
        }
        catch (CardRefusedException)
        {
            AuditEntry entry = new(AuditKind.CardUseRefused, actor, tenant, token.Value, AuditResult.Refused, []);
            _ = await _core.Writer.RunAsync(transaction =>
            {
                transaction.Record(entry);
                return true;
            });
            throw;
        }
    }

    private async ValueTask<CardReading> FindOwnAsync(TenantId tenant, CardToken token)
    {
        CardReading reading = await _core.Revealer.FindAsync(tenant, token);
        return reading.Row is { } row && _core.Revealer.IsOf(tenant, row) ? reading : default;
    }

    private static CardTerms Rounded(CardTerms terms) =>
        terms with
        {
            ExpiresAt = terms.ExpiresAt is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end.ToUnixTimeMilliseconds()) : null,
        };
}
