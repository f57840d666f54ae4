using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tests.Storage;

public sealed class MigrationTests
{
    /// <summary>The tables of version 1, filled from those of version 2: its keys, its ciphertexts, its random tokens.</summary>
    private const string BackToVersion1 = """
        ALTER TABLE vault_key RENAME TO k2; ALTER TABLE card RENAME TO c2; DROP INDEX card_by_fingerprint;
        CREATE TABLE vault_key (id INTEGER PRIMARY KEY AUTOINCREMENT, level TEXT NOT NULL, tenant TEXT NOT NULL, generation INTEGER NOT NULL,
            vault_key TEXT, wrapped BLOB NOT NULL, created_at INTEGER NOT NULL, UNIQUE (level, tenant, generation)) STRICT;
        CREATE TABLE card (id INTEGER PRIMARY KEY AUTOINCREMENT, tenant TEXT NOT NULL, token TEXT NOT NULL UNIQUE, brand TEXT NOT NULL,
            suite INTEGER NOT NULL, number_key INTEGER NOT NULL REFERENCES vault_key (id), number BLOB NOT NULL,
            expiry_key INTEGER NOT NULL REFERENCES vault_key (id), expiry BLOB NOT NULL,
            fingerprint_key INTEGER REFERENCES vault_key (id), fingerprint BLOB, stored_at INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX card_by_fingerprint ON card (tenant, fingerprint_key, fingerprint) WHERE fingerprint IS NOT NULL;
        CREATE TABLE capture_token (capture TEXT PRIMARY KEY, tenant TEXT NOT NULL, token TEXT NOT NULL, fingerprint BLOB NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO vault_key SELECT id, level, tenant, generation, vault_key, wrapped, created_at FROM k2 WHERE level <> 'Token';
        INSERT INTO card SELECT c.id - (SELECT min(id) FROM c2) + 1, t.name, c.token, c.brand, c.suite, c.number_key, c.number, c.expiry_key, c.expiry,
            c.fingerprint_key, c.fingerprint, c.stored_at FROM c2 c JOIN vault_tenant t ON t.id = c.tenant;
        DROP TABLE charge_operation; DROP TABLE charge; DROP TABLE card_capture; DROP TABLE c2; DROP TABLE k2; DROP TABLE vault_tenant; DROP TABLE vault_state;
        PRAGMA user_version = 1;
        """;

    [Fact]
    public async Task A_vault_of_the_first_version_opens_with_its_cards_tokens_and_captures()
    {
        await using VaultHost host = await VaultHost.StartAsync(new VaultOptions { Folder = "", TokenFormat = TokenFormat.Random });
        SealedCardMessage capture = host.Seal(VaultHost.Mastercard);
        CardToken first = await host.StoreAsync(VaultHost.Visa);
        CardToken theirs = await host.StoreAsync(VaultHost.Visa, VaultHost.Other);
        CardToken captured = await host.Vault.StoreAsync(capture, VaultHost.Actor, default);
        host.Vault.Dispose();
        host.Execute(BackToVersion1);
        host.Execute("INSERT INTO capture_token VALUES ('" + capture.Capture.Value + "', 'default', '" + captured.Value + "', x'00')");
        host.Options = host.Options with { TokenFormat = TokenFormat.Permutation };

        await host.OpenAsync();

        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(first));
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(theirs, VaultHost.Other));
        Assert.Equal(first, await host.StoreAsync(VaultHost.Visa));
        Assert.Equal(captured, await host.Vault.StoreAsync(capture, VaultHost.Actor, default));
        Assert.Equal(2L, host.Query<long>("SELECT count(*) FROM vault_tenant WHERE old_tokens = 1"));
        CardToken fresh = await host.StoreAsync(VaultHost.AmericanExpress, code: "1234");
        Assert.True(TokenText.LooksLikePermutation(fresh.Value));
        Assert.Equal((VaultHost.AmericanExpress, "1230"), host.Reveal(fresh));
        host.VerifyChain();
    }

    [Fact]
    public async Task A_vault_of_the_second_version_opens_with_its_cards_and_can_charge_them()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa);
        host.Vault.Dispose();
        host.Execute("DROP TABLE charge_operation; DROP TABLE charge; UPDATE vault_state SET version = 2; PRAGMA user_version = 2");

        await host.OpenAsync();

        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token));
        Assert.Equal(3L, host.Query<long>("SELECT version FROM vault_state"));
        Assert.Equal(0L, host.Query<long>("SELECT count(*) FROM charge JOIN charge_operation ON charge = id"));
    }

    [Fact]
    public async Task A_vault_of_a_newer_version_is_refused_clearly()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        host.Vault.Dispose();
        host.Execute("PRAGMA user_version = 99");

        VaultUnavailableException refusal = await Assert.ThrowsAsync<VaultUnavailableException>(host.OpenAsync);

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }
}
