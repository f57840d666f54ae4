using System.Text.Json;
using PayGate.Audit;
using PayGate.CardData.Sealing;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.Rotation;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Rotation;

/// <summary>Work on keys, whatever holds them.</summary>
public abstract class KeyRotationConformance
{
    private const string Operator = "operator:bruno";

    private const string Cards =
        "SELECT coalesce(string_agg(CAST(id AS TEXT) || '|' || CAST(number_key AS TEXT) || '|' || CAST(fingerprint_key AS TEXT), ','), '') FROM card";

    private protected abstract Task<VaultHost> StartAsync(VaultOptions? options = null);

    [Theory]
    [InlineData(KeyLevel.Vault)]
    [InlineData(KeyLevel.Root)]
    [InlineData(KeyLevel.Sealing)]
    [InlineData(KeyLevel.Tenant)]
    [InlineData(KeyLevel.Data)]
    [InlineData(KeyLevel.Fingerprint)]
    [InlineData(KeyLevel.Token)]
    public async Task A_rotation_touches_no_card_and_every_token_goes_on_working(KeyLevel level)
    {
        await using VaultHost host = await StartAsync();
        CardToken mine = await host.StoreAsync(VaultHost.Visa);
        CardToken theirs = await host.StoreAsync(VaultHost.Visa, VaultHost.Other);
        Contracts.Captures.CaptureId capture = Contracts.Captures.CaptureId.New();
        Contracts.Captures.SealedCardMessage sealedBefore = host.Seal(VaultHost.Mastercard, capture: capture);
        string before = host.Query<string>(Cards);

        long made = await host.Vault.Keys.RotateAsync(level, null, Operator, null, default);

        Assert.Equal(level >= KeyLevel.Tenant ? 2 : 1, made);
        Assert.Equal(before, host.Query<string>(Cards));
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(mine));
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(theirs, VaultHost.Other));
        Assert.Equal(mine, await host.StoreAsync(VaultHost.Visa));
        CardToken fresh = await host.Vault.StoreAsync(sealedBefore, VaultHost.Actor, default);
        await host.RestartAsync();
        Assert.Equal(mine, await host.StoreAsync(VaultHost.Visa));
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(fresh));
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(theirs, VaultHost.Other));
        host.VerifyChain();
    }

    [Theory]
    [InlineData(KeyLevel.Vault)]
    [InlineData(KeyLevel.Root)]
    [InlineData(KeyLevel.Tenant)]
    public async Task A_running_vault_goes_on_while_another_process_rotates(KeyLevel level)
    {
        await using VaultHost host = await StartAsync();
        CardToken before = await host.StoreAsync(VaultHost.Visa);

        using (KeyAdministration keys = await KeyAdministration.OpenAsync(host.Options, host.Signer, host.Clock, default))
        {
            _ = await keys.RotateAsync(level, null, Operator, null, default);
        }

        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(before));
        CardToken after = await host.StoreAsync(VaultHost.Mastercard, VaultHost.Other);
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(after, VaultHost.Other));
        Assert.Equal(before, await host.StoreAsync(VaultHost.Visa));
        Assert.Equal(0L, host.Query<long>(
            "SELECT count(*) FROM vault_key k JOIN vault_key w ON w.id = k.wrapped_by WHERE k.state <> 'Destroyed' AND w.state = 'Destroyed'"));
    }

    [Fact]
    public async Task A_rotation_of_the_root_key_that_stops_between_two_steps_is_finished_later()
    {
        await using VaultHost host = await StartAsync();
        TenantId[] tenants = [.. Enumerable.Range(0, 450).Select(i => Identifiers.Parse<TenantId>("tenant-" + i))];
        CardToken[] tokens = await Task.WhenAll(tenants.Select(tenant => host.StoreAsync(VaultHost.Visa, tenant, code: null)));
        using CancellationTokenSource stop = new();
        Progress once = new(_ => stop.Cancel());
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => host.Vault.Keys.RotateAsync(KeyLevel.Root, null, Operator, once, stop.Token));
        Assert.Equal(2L, host.Query<long>("SELECT count(*) FROM vault_key WHERE level = 'Root' AND state <> 'Destroyed'"));
        Assert.NotNull(host.Reveal(tokens[0], tenants[0]));
        Assert.NotNull(host.Reveal(tokens[^1], tenants[^1]));
        await host.RestartAsync();
        Assert.NotNull(host.Reveal(tokens[0], tenants[0]));
        Assert.NotNull(host.Reveal(tokens[^1], tenants[^1]));

        await host.Vault.Keys.RewrapAsync(Operator, null, default);

        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM vault_key WHERE level = 'Root' AND state <> 'Destroyed'"));
        Assert.All(tenants.Zip(tokens), pair => Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(pair.Second, pair.First)));
    }

    [Fact]
    public async Task The_cards_of_a_tenant_whose_keys_are_destroyed_do_not_open_and_later_ones_do()
    {
        await using VaultHost host = await StartAsync();
        CardToken mine = await host.StoreAsync(VaultHost.Visa);
        CardToken theirs = await host.StoreAsync(VaultHost.Visa, VaultHost.Other);
        Assert.NotNull(host.Reveal(theirs, VaultHost.Other));

        Assert.Equal(4, await host.Vault.Keys.DestroyTenantAsync(VaultHost.Other, Operator));

        Assert.Throws<SealedDataException>(() => host.Reveal(theirs, VaultHost.Other));
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(mine));
        Assert.Equal(0L, host.Query<long>("SELECT count(*) FROM vault_key WHERE tenant = 'other' AND wrapped IS NOT NULL"));
        Assert.Equal(4, host.Audit().Count(row => row.Kind == nameof(AuditKind.KeyDestroyed)));

        CardToken later = await host.StoreAsync(VaultHost.Visa, VaultHost.Other);
        Assert.NotEqual(theirs, later);
        await host.RestartAsync();
        Assert.Null(host.Reveal(theirs, VaultHost.Other));
        Assert.NotNull(host.Reveal(later, VaultHost.Other));
    }

    [Fact]
    public async Task A_retired_data_key_can_be_destroyed_and_its_cards_with_it_and_no_key_in_use_can()
    {
        await using VaultHost host = await StartAsync();
        CardToken before = await host.StoreAsync(VaultHost.Visa);
        long key = host.Query<long>("SELECT id FROM vault_key WHERE level = 'Data'");
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Vault.Keys.DestroyKeyAsync(key, Operator, null, default));
        _ = await host.Vault.Keys.RotateAsync(KeyLevel.Data, null, Operator, null, default);
        CardToken after = await host.StoreAsync(VaultHost.Mastercard);

        await host.Vault.Keys.DestroyKeyAsync(key, Operator, null, default);

        Assert.Throws<SealedDataException>(() => host.Reveal(before));
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(after));
    }

    [Fact]
    public async Task Fingerprints_move_to_the_active_key_when_their_cards_come_again()
    {
        await using VaultHost host = await StartAsync();
        CardToken seen = await host.StoreAsync(VaultHost.Visa);
        CardToken unseen = await host.StoreAsync(VaultHost.Mastercard);
        long old = host.Query<long>("SELECT id FROM vault_key WHERE level = 'Fingerprint'");
        _ = await host.Vault.Keys.RotateAsync(KeyLevel.Fingerprint, TenantId.Default, Operator, null, default);

        Assert.Equal(seen, await host.StoreAsync(VaultHost.Visa));
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM card WHERE fingerprint_key = " + old));

        await host.Vault.Keys.DestroyKeyAsync(old, Operator, null, default);
        Assert.Equal(seen, await host.StoreAsync(VaultHost.Visa));
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(unseen));
        Assert.NotEqual(unseen, await host.StoreAsync(VaultHost.Mastercard));
    }

    [Fact]
    public async Task A_data_key_writes_no_more_records_than_it_may()
    {
        await using VaultHost host = await StartAsync(
            new VaultOptions { Folder = "", SameCardSameToken = false, Cryptoperiods = new Cryptoperiods { DataRecords = 3 } });
        for (int i = 0; i < 7; i++)
        {
            _ = await host.StoreAsync(VaultHost.Visa);
        }

        Assert.Equal(3L, host.Query<long>("SELECT max(n) FROM (SELECT count(*) AS n FROM card GROUP BY number_key) AS used"));
        Assert.Equal(3L, host.Query<long>("SELECT count(DISTINCT number_key) FROM card"));
        await host.RestartAsync();
        _ = await host.StoreAsync(VaultHost.Visa);
        Assert.Equal(4L, host.Query<long>("SELECT count(DISTINCT number_key) FROM card"));
    }

    [Fact]
    public async Task Overdue_keys_are_reported_and_the_inventory_holds_no_key()
    {
        await using VaultHost host = await StartAsync();
        _ = await host.StoreAsync(VaultHost.Visa);
        Assert.All(host.Vault.OverdueKeys().Values, count => Assert.Equal(0, count));

        host.Clock.Skew = TimeSpan.FromDays(400);
        Assert.Equal(1, host.Vault.OverdueKeys()[KeyLevel.Root]);
        Assert.Equal(1, host.Vault.OverdueKeys()[KeyLevel.Tenant]);
        Assert.Equal(0, host.Vault.OverdueKeys()[KeyLevel.Fingerprint]);
        IReadOnlyList<KeyInventoryEntry> inventory = await host.Vault.Keys.InventoryAsync(default);

        Assert.Equal(Enum.GetValues<KeyLevel>().Order(), inventory.Select(entry => entry.Level).Distinct().Order());
        Assert.All(inventory.Where(entry => entry.Level == KeyLevel.Root), entry => Assert.True(entry.IsOverdue));
        Assert.All(inventory.Where(entry => entry.Level != KeyLevel.Vault), entry => Assert.NotNull(entry.WrappedBy));
        string json = JsonSerializer.Serialize(inventory);
        foreach (byte[] wrapped in host.WrappedKeys())
        {
            Assert.DoesNotContain(Convert.ToBase64String(wrapped), json, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToHexString(wrapped), json, StringComparison.OrdinalIgnoreCase);
        }

        _ = await host.Vault.Keys.RotateAsync(KeyLevel.Root, null, Operator, null, default);
        Assert.Equal(0, host.Vault.OverdueKeys()[KeyLevel.Root]);
    }

    private sealed class Progress(Action<KeyProgress> report) : IProgress<KeyProgress>
    {
        public void Report(KeyProgress value) => report(value);
    }
}
