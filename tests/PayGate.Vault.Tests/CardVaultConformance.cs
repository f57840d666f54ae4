using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Vault.Keys;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests;

/// <summary>What the vault does, whatever holds its state.</summary>
public abstract class CardVaultConformance
{
    private protected abstract DatabaseEngine Engine { get; }

    private protected abstract Task<VaultHost> StartAsync(VaultOptions? options = null);

    [Fact]
    public async Task A_stored_card_is_the_same_card_after_a_restart()
    {
        await using VaultHost host = await StartAsync();
        string keyId = host.Vault.SealingKey.Id;
        CardToken token = await host.StoreAsync(VaultHost.AmericanExpress, code: "1234");

        await host.RestartAsync();

        Assert.Equal(keyId, host.Vault.SealingKey.Id);
        Assert.Equal("0005", token.LastFour);
        Assert.Equal((VaultHost.AmericanExpress, "1230"), host.Reveal(token));
    }

    [Fact]
    public async Task The_same_card_gives_the_same_token_within_a_tenant_and_another_in_another()
    {
        await using VaultHost host = await StartAsync();
        CardToken first = await host.StoreAsync(VaultHost.Visa, expiry: "1226");
        CardToken again = await host.StoreAsync(VaultHost.Visa, expiry: "1230");
        CardToken elsewhere = await host.StoreAsync(VaultHost.Visa, VaultHost.Other);

        Assert.Equal(first, again);
        Assert.NotEqual(first, elsewhere);
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(first));
        Assert.Null(host.Reveal(first, VaultHost.Other));
        Assert.Equal(2L, host.Query<long>("SELECT count(DISTINCT fingerprint) FROM card"));
    }

    [Fact]
    public async Task The_same_card_gives_a_new_token_each_time_when_the_tenants_want_that()
    {
        await using VaultHost host = await StartAsync(new VaultOptions { Folder = "", SameCardSameToken = false });

        CardToken first = await host.StoreAsync(VaultHost.Visa);
        CardToken second = await host.StoreAsync(VaultHost.Visa);

        Assert.NotEqual(first, second);
        Assert.Equal(host.Reveal(first), host.Reveal(second));
    }

    [Fact]
    public async Task A_repeat_of_a_capture_gives_the_same_token_and_stores_nothing()
    {
        await using VaultHost host = await StartAsync(new VaultOptions { Folder = "", SameCardSameToken = false });
        SealedCardMessage message = host.Seal(VaultHost.Visa);
        CardToken token = await host.Vault.StoreAsync(message, VaultHost.Actor, default);
        int events = host.Audit().Count;

        await host.RestartAsync();
        CardToken repeat = await host.Vault.StoreAsync(message, VaultHost.Actor, default);

        Assert.Equal(token, repeat);
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM card"));
        Assert.Equal(events, host.Audit().Count);
    }

    [Fact]
    public async Task A_capture_gives_one_card_only()
    {
        await using VaultHost host = await StartAsync();
        SealedCardMessage first = host.Seal(VaultHost.Visa);
        _ = await host.Vault.StoreAsync(first, VaultHost.Actor, default);

        await Assert.ThrowsAsync<CardRefusedException>(
            async () => await host.Vault.StoreAsync(host.Seal(VaultHost.Mastercard, capture: first.Capture), VaultHost.Actor, default));
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM card"));
    }

    [Fact]
    public async Task A_box_replayed_under_another_capture_tenant_or_key_is_refused_and_that_is_recorded()
    {
        await using VaultHost host = await StartAsync();
        SealedCardMessage good = host.Seal(VaultHost.Visa);
        byte[] changed = good.Ciphertext.ToArray();
        changed[^1] ^= 1;

        foreach (SealedCardMessage forged in new[]
        {
            good with { Capture = CaptureId.New() },
            good with { Tenant = VaultHost.Other },
            good with { VaultKeyId = "0123456789abcdef" },
            good with { Ciphertext = changed },
            good with { Ciphertext = Array.Empty<byte>() },
        })
        {
            await Assert.ThrowsAsync<CardRefusedException>(async () => await host.Vault.StoreAsync(forged, VaultHost.Actor, default));
        }

        Assert.Equal(0L, host.Query<long>("SELECT count(*) FROM card"));
        Assert.Equal(5, host.Audit().Count(row => row.Kind == nameof(AuditKind.CardStored) && row.Result == nameof(AuditResult.Refused)));
    }

    [Fact]
    public async Task A_deleted_card_is_gone_and_its_capture_cannot_bring_it_back()
    {
        await using VaultHost host = await StartAsync();
        SealedCardMessage message = host.Seal(VaultHost.Visa);
        CardToken token = await host.Vault.StoreAsync(message, VaultHost.Actor, default);

        Assert.False(await host.Vault.DeleteAsync(VaultHost.Other, token, VaultHost.Actor, default));
        Assert.NotNull(host.Reveal(token));
        Assert.True(await host.Vault.DeleteAsync(message.Tenant, token, VaultHost.Actor, default));
        Assert.False(await host.Vault.DeleteAsync(message.Tenant, token, VaultHost.Actor, default));

        Assert.Null(host.Reveal(token));
        Assert.Null(host.TakeCode(token));
        await Assert.ThrowsAsync<CardRefusedException>(async () => await host.Vault.StoreAsync(message, VaultHost.Actor, default));
        Assert.NotEqual(token, await host.StoreAsync(VaultHost.Visa));
    }

    [Fact]
    public async Task Every_card_has_its_audit_event_and_the_chain_holds()
    {
        await using VaultHost host = await StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa);
        await host.Vault.DeleteAsync(Contracts.Tenancy.TenantId.Default, token, VaultHost.Actor, default);

        string[] kinds = [.. host.Audit().Select(row => row.Kind)];

        Assert.Equal(["KeyCreated", "KeyCreated", "KeyCreated", "KeyCreated", "KeyCreated", "KeyCreated", "CardStored", "CardDeleted"], kinds);
        Assert.Equal((token.Value, VaultHost.Actor), (host.Audit()[6].Subject, host.Audit()[6].Actor));
    }

    [Fact]
    public async Task When_the_audit_cannot_be_written_no_card_is_stored()
    {
        await using VaultHost host = await StartAsync();
        _ = await host.StoreAsync(VaultHost.Visa);
        host.Execute(
            (Engine == DatabaseEngine.Sqlite ? "DROP TRIGGER audit_event_delete; " : "DROP TRIGGER audit_event_change ON audit_event; ")
            + "DELETE FROM audit_event WHERE sequence = (SELECT max(sequence) FROM audit_event)");

        VaultUnavailableException error =
            await Assert.ThrowsAsync<VaultUnavailableException>(async () => await host.StoreAsync(VaultHost.Mastercard));

        Assert.Contains("nothing was taken", error.Message, StringComparison.Ordinal);
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM card"));
    }

    [Fact]
    public async Task When_storage_fails_nothing_is_taken_and_later_cards_can_still_be_opened()
    {
        await using VaultHost host = await StartAsync();
        host.Execute("ALTER TABLE card_capture RENAME TO away");
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await host.StoreAsync(VaultHost.Visa));
        host.Execute("ALTER TABLE away RENAME TO card_capture");

        CardToken token = await host.StoreAsync(VaultHost.Visa);
        await host.RestartAsync();

        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token));
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM card"));
    }

    [Fact]
    public async Task Many_at_once_each_get_the_token_of_their_card()
    {
        await using VaultHost host = await StartAsync();
        string[] numbers = [VaultHost.Visa, VaultHost.Mastercard, VaultHost.AmericanExpress];

        CardToken[] tokens = await Task.WhenAll(Enumerable.Range(0, 240).Select(i => Task.Run(() => host.StoreAsync(numbers[i % 3]))));

        Assert.Equal(3, tokens.Distinct().Count());
        Assert.All(tokens.Select((token, i) => (token, i)), pair => Assert.Equal((numbers[pair.i % 3], "1230"), host.Reveal(pair.token)));
    }

    [Fact]
    public async Task A_closed_vault_takes_nothing()
    {
        await using VaultHost host = await StartAsync();
        SealedCardMessage message = host.Seal(VaultHost.Visa);
        host.Vault.Dispose();
        host.Vault.Dispose();

        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await host.Vault.StoreAsync(message, VaultHost.Actor, default));
    }

    [Fact]
    public async Task A_cancelled_call_takes_nothing()
    {
        await using VaultHost host = await StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await host.Vault.StoreAsync(host.Seal(VaultHost.Visa), VaultHost.Actor, new CancellationToken(canceled: true)));

        Assert.Equal(0L, host.Query<long>("SELECT count(*) FROM card"));
    }

    [Fact]
    public async Task Wrong_settings_are_named_all_at_once()
    {
        VaultOptions options = new()
        {
            Folder = " ",
            SecurityCodeLifetime = TimeSpan.Zero,
            Cryptoperiods = new Cryptoperiods { Data = TimeSpan.FromHours(1), DataRecords = 0 },
        };

        Assert.Equal(4, options.Problems().Count);
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(options with { Folder = "x" }));
    }
}
