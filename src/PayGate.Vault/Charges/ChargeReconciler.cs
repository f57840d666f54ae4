using PayGate.Audit.Storage;
using PayGate.Contracts.Charges;
using PayGate.Vault.Charges.Providers;

namespace PayGate.Vault.Charges;

/// <summary>Finds out what became of requests whose outcome is unknown, by asking the provider. Sends none again.</summary>
internal sealed class ChargeReconciler : IDisposable
{
    internal const string Actor = "vault";

    private const int Most = 100;

    private readonly VaultCore _core;
    private readonly ChargeBook _book;
    private readonly IPaymentProvider _provider;
    private readonly ProviderCalls _calls;
    private readonly ChargeOptions _options;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<(ChargeId Charge, int Number), long> _missedSince = [];
    private ITimer? _timer;

    internal ChargeReconciler(
        VaultCore core, ChargeBook book, IPaymentProvider provider, ProviderCalls calls, ChargeOptions options)
    {
        _core = core;
        _book = book;
        _provider = provider;
        _calls = calls;
        _options = options;
    }

    /// <summary>Makes unknown what a former process was sending, and begins to look at what is open.</summary>
    /// <remarks>
    /// An SQLite file has one process that charges. On a server the sender may be a live neighbour: there a request becomes unknown when
    /// its time is over.
    /// </remarks>
    internal async Task StartAsync()
    {
        if (_core.Database.Engine == DatabaseEngine.Sqlite)
        {
            foreach (OperationRow operation in _core.Readers.Use(reader => OperationTable.LeftBehind(reader, _book.Owner)))
            {
                _ = await _book.EndAsync(operation.Charge, operation.Number, ProviderAnswer.Unknown, Actor);
            }
        }

        _timer = _core.Clock.CreateTimer(_ => _ = TickAsync(), null, _options.Period, _options.Period);
    }

    /// <summary>Looks at all that is due once.</summary>
    /// <returns>How many outcomes became known.</returns>
    /// <exception cref="VaultUnavailableException">The database does not answer.</exception>
    internal async Task<int> CheckAsync()
    {
        await _one.WaitAsync();
        try
        {
            int known = 0;
            DateTimeOffset now = _core.Clock.GetUtcNow();
            foreach (OperationRow operation in _core.Readers.Use(reader => OperationTable.Due(reader, now, Most)))
            {
                ChargeSnapshot after = await CheckAsync(operation);
                known += after.Operation.State is ChargeOperationState.Sending or ChargeOperationState.Unknown ? 0 : 1;
            }

            return known;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _timer?.Dispose();

    private async Task<ChargeSnapshot> CheckAsync(OperationRow operation)
    {
        (ChargeRow charge, string? authorisation) = _core.Readers.Use(reader =>
            (ChargeTable.Find(reader, operation.Charge)!, OperationTable.Find(reader, operation.Charge, 1)!.ProviderReference));
        ProviderOrder order = ProviderOrder.Of(charge, operation, authorisation);
        ProviderAnswer answer = charge.Provider == _provider.Name
            ? await _calls.SendAsync(token => _provider.FindAsync(order, token))
            : ProviderAnswer.Unknown;
        return await _book.EndAsync(operation.Charge, operation.Number, Believed(operation, answer), Actor);
    }

    // By the monotonic clock: a wall clock set ahead must not make a request that is still on its way one that never came.
    private ProviderAnswer Believed(OperationRow operation, ProviderAnswer answer)
    {
        (ChargeId, int) key = (operation.Charge, operation.Number);
        if (answer.Outcome is ProviderOutcome.Unknown or ProviderOutcome.Unreachable)
        {
            return ProviderAnswer.Unknown;
        }

        if (answer.Outcome == ProviderOutcome.NotFound)
        {
            long now = _core.Clock.GetTimestamp();
            if (!_missedSince.TryGetValue(key, out long since))
            {
                _missedSince.Add(key, since = now);
            }

            if (_core.Clock.GetElapsedTime(since, now) < _options.Settling)
            {
                return ProviderAnswer.Unknown;
            }
        }

        _missedSince.Remove(key);
        return answer;
    }

    private async Task TickAsync()
    {
        try
        {
            _ = await CheckAsync();
        }
        catch (Exception error) when (error is VaultUnavailableException or ObjectDisposedException)
        {
            // What is due stays due.
        }
    }
}
