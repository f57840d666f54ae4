using PayGate.Audit;
using PayGate.CardData.Sealing;

using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.Storage;
using PayGate.Vault.Tenants;

namespace PayGate.Vault.Tokens;

/// <summary>Removes cards whose time is over.</summary>
/// <remarks>
/// They are unreadable from the second their time ends; the rows go an hour later, counted on the monotonic clock. So a machine whose
/// clock is set years ahead by mistake, and set right within the hour, has lost no card.
/// </remarks>
internal sealed class CardSweep : IDisposable
{
    internal static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private const int Portion = 200;

    private readonly Lock _lock = new();
    private readonly Queue<(long Timestamp, DateTimeOffset Time)> _seen = new();
    private readonly GroupCommit _writer;
    private readonly KeyRing _keys;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private int _busy;

    internal CardSweep(GroupCommit writer, KeyRing keys, TimeProvider clock)
    {
        _writer = writer;
        _keys = keys;
        _clock = clock;
        _timer = clock.CreateTimer(_ => _ = SweepAsync(), null, Period, Period);
    }

    /// <summary>Removes what may be removed now.</summary>
    /// <returns>How many cards were removed.</returns>
    internal async Task<int> SweepAsync()
    {
        if (Cut() is not { } cut || Interlocked.Exchange(ref _busy, 1) != 0)
        {
            return 0;
        }

        int removed = 0;
        try
        {
            int portion;
            do
            {
                portion = await _writer.RunAsync(transaction => Remove(transaction, cut));
                removed += portion;
            }
            while (portion == Portion);
        }
        catch (VaultUnavailableException)
        {
            // The next sweep finds them again.
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }

        return removed;
    }

    public void Dispose() => _timer.Dispose();

    // The earlier of now and what the clock said an hour ago; nothing before an hour has passed.
    private DateTimeOffset? Cut()
    {
        lock (_lock)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            _seen.Enqueue((_clock.GetTimestamp(), now));
            DateTimeOffset? cut = null;
            while (_seen.TryPeek(out (long Timestamp, DateTimeOffset Time) oldest) && _clock.GetElapsedTime(oldest.Timestamp) >= Grace)
            {
                cut = oldest.Time;
                _ = _seen.Dequeue();
            }

            return cut < now ? cut : cut is null ? null : now;
        }
    }

    private int Remove(VaultTransaction transaction, DateTimeOffset cut)
    {
        IReadOnlyList<CardRow> over = CardTable.FindOver(transaction, cut, Portion);
        foreach (CardRow row in over)
        {
            _ = CardTable.Delete(transaction, row.Id);
            TenantId tenant = TenantNames.Find(transaction, row.Tenant);
            transaction.Record(new AuditEntry(
                AuditKind.CardExpired, KeyAudit.Vault, tenant, Subject(transaction, row, tenant), AuditResult.Success, []));
        }

        return over.Count;
    }

    private string Subject(VaultTransaction transaction, CardRow row, TenantId tenant)
    {
        if (row.Token is { } token)
        {
            return token;
        }

        try
        {
            using KeyScope scope = _keys.Enter(transaction.KeyEpoch);
            HeldKey key = _keys.ForWriting(transaction, tenant).Tokens.First(key => key.Id == row.TokenKeyId);
            return TokenPermutation.Seal(row.Id, row.LastFour, key.Key).Value;
        }
        catch (Exception error) when (error is SealedDataException or InvalidOperationException)
        {
            return "card of destroyed keys";
        }
    }
}
