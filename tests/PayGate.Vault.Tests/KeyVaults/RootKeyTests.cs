using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults;

public sealed class RootKeyTests : IDisposable
{
    private static readonly VaultUnavailableException Outage = new("No answer.", VaultFault.Unavailable);
    private static readonly VaultUnavailableException Disabled = new("The key is disabled.", VaultFault.KeyDisabled);

    private readonly SkewedTimeProvider _clock = new();
    private readonly SwitchedKeyVault _vault = new();
    private readonly GuardedKey _key = GuardedKey.CreateRandom();
    private readonly RootKeyOptions _options = new();

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task The_vault_is_asked_once_at_start_and_then_by_the_hour_whatever_the_use()
    {
        using RootKey root = await OpenAsync();
        for (int i = 0; i < 10_000; i++)
        {
            Assert.Equal(KeyBytes.Of(_key)[0], root.Use(key => KeyBytes.Of(key)[0]));
        }

        Assert.Equal(1, _vault.Calls);
        await PassAsync(TimeSpan.FromMinutes(53), until: () => _vault.Calls == 2);
        Assert.Equal((RootKeyState.Fresh, 2L), (root.Status.State, root.Status.VaultCalls));
    }

    [Fact]
    public async Task A_dead_vault_stops_nothing_before_the_hard_limit_and_everything_after_it()
    {
        using RootKey root = await OpenAsync();
        bool lost = false;
        root.Lost += () => lost = true;
        _vault.Failure = Outage;
        for (int minutes = 0; minutes < 23 * 60; minutes += 10)
        {
            await PassAsync(TimeSpan.FromMinutes(10));
            Assert.True(root.Use(_ => true));
        }

        RootKeyStatus stale = root.Status;
        Assert.Equal((RootKeyState.Stale, "No answer."), (stale.State, stale.Failure));
        Assert.InRange(stale.UsableFor, TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(70));
        Assert.InRange(_vault.Calls, 10, 24 * 60 / 4);

        await PassAsync(TimeSpan.FromMinutes(90));
        VaultUnavailableException refusal = Assert.Throws<VaultUnavailableException>(() => root.Use(_ => true));
        Assert.Contains("hard limit", refusal.Message, StringComparison.Ordinal);
        Assert.True(lost);
        Assert.Equal((RootKeyState.Expired, TimeSpan.Zero), (root.Status.State, root.Status.UsableFor));

        _vault.Failure = null;
        await PassAsync(TimeSpan.FromMinutes(6), until: () => root.Status.State == RootKeyState.Fresh);
        Assert.Equal(KeyBytes.Of(_key), root.Use(KeyBytes.Of));
    }

    [Fact]
    public async Task A_key_that_was_taken_away_stops_the_vault_within_its_soft_lifetime()
    {
        using RootKey root = await OpenAsync();
        _vault.Failure = Disabled;
        await PassAsync(TimeSpan.FromMinutes(52), until: () => root.Status.State == RootKeyState.Refused);
        Assert.True(root.Use(_ => true));

        await PassAsync(TimeSpan.FromMinutes(21));
        VaultUnavailableException refusal = Assert.Throws<VaultUnavailableException>(() => root.Use(_ => true));
        Assert.Equal(VaultFault.KeyDisabled, refusal.Fault);
        Assert.Contains("The key is disabled.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_that_asks_to_be_left_alone_is()
    {
        using RootKey root = await OpenAsync();
        _vault.Failure = new VaultUnavailableException("Too many calls.", VaultFault.Throttled) { RetryAfter = TimeSpan.FromMinutes(30) };
        await PassAsync(TimeSpan.FromMinutes(52), until: () => _vault.Calls == 2);
        await PassAsync(TimeSpan.FromMinutes(25));
        Assert.Equal(2, _vault.Calls);
        await PassAsync(TimeSpan.FromMinutes(6), until: () => _vault.Calls == 3);
    }

    [Fact]
    public async Task Setting_the_clock_of_the_machine_changes_nothing()
    {
        using RootKey root = await OpenAsync();
        _clock.Skew = TimeSpan.FromDays(365);
        Assert.True(root.Use(_ => true));
        _clock.Skew = -TimeSpan.FromDays(365);
        await PassAsync(TimeSpan.FromMinutes(53), until: () => _vault.Calls == 2);
    }

    [Fact]
    public async Task Another_key_than_before_is_not_taken()
    {
        using RootKey root = await OpenAsync();
        using GuardedKey other = GuardedKey.CreateRandom();
        root.Rewrapped((await _vault.GetCurrentKeyAsync(default)).Wrap(other));
        await PassAsync(TimeSpan.FromMinutes(52), until: () => root.Status.State == RootKeyState.Refused);
        Assert.Equal(KeyBytes.Of(_key), root.Use(KeyBytes.Of));
    }

    private async Task<RootKey> OpenAsync() =>
        await RootKey.OpenAsync(_vault, (await _vault.GetCurrentKeyAsync(default)).Wrap(_key), _options, _clock, default);

    // Steps of a minute, with room for the loop to run between them.
    private async Task PassAsync(TimeSpan time, Func<bool>? until = null)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time && until?.Invoke() != true; passed += TimeSpan.FromMinutes(1))
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(2);
        }

        for (int i = 0; until is not null && i < 1000 && !until(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(until?.Invoke() ?? true);
    }
}
