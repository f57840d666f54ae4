using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults;

/// <summary>The unwrapped root key, for as long as its key vault stands behind it. Safe to share between threads.</summary>
/// <remarks>
/// Only the loop in here calls the key vault, one call at a time: a flood of cards during an outage adds none. Silence is bridged up to the
/// hard limit; a refusal only to the end of the soft lifetime, so that a key taken away on purpose stops the vault within the hour. Time is
/// counted on the monotonic clock: setting the machine's clock neither prolongs nor ends it.
/// </remarks>
internal sealed class RootKey : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IKeyVault _keyVault;
    private readonly RootKeyOptions _options;
    private readonly TimeProvider _clock;
    private WrappedKey _wrapped;
    private GuardedKey? _key;
    private VaultUnavailableException? _failure;
    private long _confirmedAt;
    private long _calls;

    private RootKey(IKeyVault keyVault, WrappedKey wrapped, GuardedKey key, long calls, RootKeyOptions options, TimeProvider clock)
    {
        _keyVault = keyVault;
        _wrapped = wrapped;
        _key = key;
        _calls = calls;
        _options = options;
        _clock = clock;
        _confirmedAt = clock.GetTimestamp();
        _ = KeepConfirmedAsync(_stopping.Token);
    }

    /// <summary>The key was wiped: whoever holds keys unwrapped by it forgets them. Raised under no lock of this object.</summary>
    internal event Action? Lost;

    /// <summary>How it stands.</summary>
    internal RootKeyStatus Status
    {
        get
        {
            lock (_lock)
            {
                TimeSpan age = _clock.GetElapsedTime(_confirmedAt);
                TimeSpan left = _key is null || age >= Limit ? TimeSpan.Zero : Limit - age;
                RootKeyState state = left == TimeSpan.Zero ? RootKeyState.Expired
                    : _failure is { IsRefusal: true } ? RootKeyState.Refused
                    : age >= _options.SoftLifetime ? RootKeyState.Stale
                    : RootKeyState.Fresh;
                return new RootKeyStatus(_keyVault.Name, state, age, left, Interlocked.Read(ref _calls), _failure?.Message);
            }
        }
    }

    private TimeSpan Limit => _failure is { IsRefusal: true } ? _options.SoftLifetime : _options.HardLifetime;

    /// <summary>Opens a root key with one call to the key vault.</summary>
    /// <exception cref="VaultUnavailableException">The key vault does not answer, or refuses.</exception>
    internal static async ValueTask<RootKey> OpenAsync(
        IKeyVault keyVault, WrappedKey wrapped, RootKeyOptions options, TimeProvider clock, CancellationToken cancellationToken) =>
        new(keyVault, wrapped, await keyVault.UnwrapAsync(wrapped, cancellationToken), 1, options, clock);

    /// <summary>Takes a root key that was just made and wrapped; it is the caller's no more.</summary>
    internal static RootKey Adopt(IKeyVault keyVault, WrappedKey wrapped, GuardedKey key, RootKeyOptions options, TimeProvider clock) =>
        new(keyVault, wrapped, key, 0, options, clock);

    /// <summary>Lets something be done with the key, which must not be kept.</summary>
    /// <exception cref="VaultUnavailableException">The key vault has been away for too long, or took the key away.</exception>
    internal T Use<T>(Func<GuardedKey, T> use)
    {
        bool lost = false;
        try
        {
            lock (_lock)
            {
                return use(Held(ref lost));
            }
        }
        finally
        {
            Tell(lost);
        }
    }

    /// <summary>Throws where <see cref="Use"/> would; for keys that were unwrapped by this one and are still held.</summary>
    internal void EnsureUsable() => _ = Use(static _ => true);

    /// <summary>From now on the key is confirmed by this wrap of it: call it when it was wrapped anew by a newer version.</summary>
    internal void Rewrapped(WrappedKey wrapped)
    {
        lock (_lock)
        {
            _wrapped = wrapped;
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        lock (_lock)
        {
            _key?.Dispose();
            _key = null;
        }
    }

    private GuardedKey Held(ref bool lost)
    {
        WipeAtLimit(ref lost);
        return _key ?? throw new VaultUnavailableException(
            _failure is { IsRefusal: true }
                ? "The key vault does not open the root key any more: no card is taken until it does. " + _failure.Message
                : "The key vault has not answered for longer than its hard limit: no card is taken until it does.",
            _failure?.Fault ?? VaultFault.Unavailable,
            _failure);
    }

    private void WipeAtLimit(ref bool lost)
    {
        if (_key is not null && _clock.GetElapsedTime(_confirmedAt) >= Limit)
        {
            _key.Dispose();
            _key = null;
            lost = true;
        }
    }

    private void Tell(bool lost)
    {
        if (lost)
        {
            Lost?.Invoke();
        }
    }

    private async Task KeepConfirmedAsync(CancellationToken stopping)
    {
        TimeSpan pause = Jittered(_options.SoftLifetime * 0.75);
        int failures = 0;
        while (true)
        {
            try
            {
                await Task.Delay(pause, _clock, stopping);
                await ConfirmAsync(stopping);
                failures = 0;
                pause = Jittered(_options.SoftLifetime * 0.75);
            }
            catch (VaultUnavailableException failure)
            {
                pause = PauseAfter(failure, ++failures);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ConfirmAsync(CancellationToken stopping)
    {
        using CancellationTokenSource timeout = new(_options.CallTimeout, _clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        long asked = _clock.GetTimestamp();
        Interlocked.Increment(ref _calls);
        try
        {
            Confirm(await _keyVault.UnwrapAsync(_wrapped, either.Token), asked, stopping);
        }
        catch (VaultUnavailableException failure)
        {
            Note(failure);
            throw;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            VaultUnavailableException unavailable = new("The key vault did not answer.", VaultFault.Unavailable, failure);
            Note(unavailable);
            throw unavailable;
        }
    }

    private void Confirm(GuardedKey opened, long asked, CancellationToken stopping)
    {
        lock (_lock)
        {
            if (stopping.IsCancellationRequested)
            {
                opened.Dispose();
                return;
            }

            if (_key is null)
            {
                _key = opened;
            }
            else
            {
                bool same = AreSame(_key, opened);
                opened.Dispose();
                if (!same)
                {
                    throw new VaultUnavailableException("The key vault opened another root key than before.", VaultFault.Damaged);
                }
            }

            _confirmedAt = asked;
            _failure = null;
        }
    }

    private void Note(VaultUnavailableException failure)
    {
        bool lost = false;
        lock (_lock)
        {
            _failure = failure;
            WipeAtLimit(ref lost);
        }

        Tell(lost);
    }

    private TimeSpan PauseAfter(VaultUnavailableException failure, int failures)
    {
        double doubled = _options.FirstRetry.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 30));
        TimeSpan pause = Jittered(TimeSpan.FromMilliseconds(Math.Min(doubled, _options.LongestRetry.TotalMilliseconds)));
        if (failure.RetryAfter is { } asked && asked > pause)
        {
            pause = asked;
        }

        // Wakes at the limit, so that the key is wiped then even when nobody asks for it.
        lock (_lock)
        {
            TimeSpan left = Limit - _clock.GetElapsedTime(_confirmedAt);
            return left > TimeSpan.Zero && left < pause ? left : pause;
        }
    }

    // One tenth up or down, so that nodes that started together do not ask together.
    private static TimeSpan Jittered(TimeSpan pause) => pause * (RandomNumberGenerator.GetInt32(900, 1101) / 1000.0);

    private static bool AreSame(GuardedKey one, GuardedKey other)
    {
        using GuardedSlot first = GuardedSlot.Rent();
        using GuardedSlot second = GuardedSlot.Rent();
        one.RevealTo(first);
        other.RevealTo(second);
        return CryptographicOperations.FixedTimeEquals(first.Bytes, second.Bytes);
    }
}
