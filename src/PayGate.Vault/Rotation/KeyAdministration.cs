using System.Data.Common;
using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Tenants;

namespace PayGate.Vault.Rotation;

/// <summary>
/// Rotation, re-wrapping and destruction of keys (PCI DSS 3.7.4, 3.7.5). Works beside a running vault, which notices by the epoch of keys
/// in the database, and without one. No operation touches a record of a card, but for the fingerprints of a fingerprint key that is
/// destroyed.
/// </summary>
public sealed class KeyAdministration : IDisposable
{
    private const int Portion = 500;

    private readonly VaultCore _core;
    private readonly bool _owned;

    internal KeyAdministration(VaultCore core)
    {
        _core = core;
        _owned = false;
    }

    private KeyAdministration(VaultCore core, bool owned)
    {
        _core = core;
        _owned = owned;
    }

    /// <summary>Opens the keys of a vault, running or not.</summary>
    /// <exception cref="VaultUnavailableException">The database or the keys cannot be opened, or there is no vault yet.</exception>
    public static async ValueTask<KeyAdministration> OpenAsync(
        VaultOptions options, AuditSigner signer, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Address.Exists())
        {
            throw new VaultUnavailableException("There is no vault database at this place.");
        }

        return new KeyAdministration(
            await VaultCore.OpenAsync(options, new KeyVaultOpener(options), signer, clock, cancellationToken), owned: true);
    }

    /// <summary>Gives a level a new key; for levels of tenants, one tenant or all of them.</summary>
    /// <param name="level">Which level.</param>
    /// <param name="tenant">Whose; <see langword="null"/>: of every tenant.</param>
    /// <param name="actor">Who asked for it, for the audit.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="cancellationToken">Stops between two transactions; what is done stays done.</param>
    /// <returns>How many keys were made.</returns>
    /// <exception cref="VaultUnavailableException">
    /// Storage or the key vault failed; what is done stays done, and can be gone on with.
    /// </exception>
    public async Task<long> RotateAsync(
        KeyLevel level, TenantId? tenant, string actor, IProgress<KeyProgress>? progress, CancellationToken cancellationToken)
    {
        switch (level)
        {
            case KeyLevel.Vault:
                _ = await _core.Roots.KeyVault.RotateAsync(cancellationToken);
                await RewrapAsync(actor, progress, cancellationToken);
                return 1;
            case KeyLevel.Root:
                await new RootRotation(_core, actor, progress).RotateAsync(cancellationToken);
                return 1;
            case KeyLevel.Sealing:
                await _core.Writer.RunAsync(transaction =>
                {
                    NodeKeys.NewSealing(transaction, _core.Roots, actor);
                    transaction.KeysChanged();
                    return true;
                });
                return 1;
            default:
                return await ForTenantsAsync(level, tenant, actor, progress, cancellationToken);
        }
    }

    /// <summary>
    /// Wraps root keys by the newest version of the vault key, and finishes rotations of root keys that were cut off. Does nothing when
    /// nothing is left to do.
    /// </summary>
    /// <exception cref="VaultUnavailableException">
    /// Storage or the key vault failed; what is done stays done, and can be gone on with.
    /// </exception>
    public Task RewrapAsync(string actor, IProgress<KeyProgress>? progress, CancellationToken cancellationToken) =>
        new RootRotation(_core, actor, progress).FinishAsync(cancellationToken);

    /// <summary>Destroys all keys of a tenant, and its cards with them.</summary>
    /// <returns>How many keys were destroyed.</returns>
    /// <exception cref="VaultUnavailableException">Storage failed; nothing was destroyed.</exception>
    public async Task<int> DestroyTenantAsync(TenantId tenant, string actor)
    {
        int destroyed = await _core.Writer.RunAsync(transaction => TenantRotation.Destroy(transaction, tenant, actor));
        Scrub();
        return destroyed;
    }

    /// <summary>Destroys one key that is retired. Of a data key: the cards it wrote become unreadable.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is no such key, it is in use, or keys still hang on it; the text says which.
    /// </exception>
    /// <exception cref="VaultUnavailableException">Storage failed; the key is still there.</exception>
    public async Task DestroyKeyAsync(long id, string actor, IProgress<KeyProgress>? progress, CancellationToken cancellationToken)
    {
        KeyRow key = _core.Readers.Use(reader => KeyTable.Find(reader, id))
            ?? throw new InvalidOperationException("There is no key with this number.");
        RequireRetired(key);
        if (key.Level == KeyLevel.Fingerprint)
        {
            await DropFingerprintsAsync(id, progress, cancellationToken);
        }

        await _core.Writer.RunAsync(transaction =>
        {
            KeyTable.Destroy(transaction, id);
            transaction.Record(KeyAudit.Destroyed(key, actor));
            transaction.KeysChanged();
            return true;
        });
        Scrub();
    }

    /// <summary>Changes how the cards of a tenant are treated from now on.</summary>
    /// <exception cref="VaultUnavailableException">Storage failed; nothing was changed.</exception>
    public Task ChoosePolicyAsync(TenantId tenant, TenantPolicy policy, string actor)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return _core.Writer.RunAsync(transaction =>
        {
            _ = TenantTable.Find(transaction, tenant, policy) ?? TenantTable.Insert(transaction, tenant, policy);
            TenantTable.Choose(transaction, tenant, policy);
            transaction.Record(new AuditEntry(
                AuditKind.TenantPolicyChanged,
                actor,
                tenant,
                tenant.Value,
                AuditResult.Success,
                [
                    AuditDetail.Of("tokenFormat", policy.TokenFormat),
                    AuditDetail.Of("sameCardSameToken", policy.SameCardSameToken),
                    AuditDetail.Of("suite", policy.Suite),
                ]));
            transaction.KeysChanged();
            return true;
        });
    }

    /// <summary>Every key there is or was, without keys: for the assessor.</summary>
    /// <exception cref="VaultUnavailableException">Storage or the key vault does not answer.</exception>
    public async Task<IReadOnlyList<KeyInventoryEntry>> InventoryAsync(CancellationToken cancellationToken) =>
        KeyInventory.Join(
            await _core.Roots.KeyVault.ListVersionsAsync(cancellationToken),
            _core.Readers,
            _core.Options.Cryptoperiods,
            _core.Clock.GetUtcNow());

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_owned)
        {
            _core.Dispose();
        }
    }

    private static void RequireRetired(KeyRow key)
    {
        if (key.State == KeyState.Destroyed)
        {
            throw new InvalidOperationException("This key was destroyed before.");
        }

        if (key.State == KeyState.Active)
        {
            throw new InvalidOperationException("This key is in use: rotate its level first.");
        }

        if (key.Level is KeyLevel.Root or KeyLevel.Tenant)
        {
            throw new InvalidOperationException("Other keys may hang on this key: 'paygate keys rewrap' moves them and destroys it.");
        }
    }

    private async Task<long> ForTenantsAsync(
        KeyLevel level, TenantId? tenant, string actor, IProgress<KeyProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<TenantId> tenants = tenant is { } one ? [one] : _core.Readers.Use(TenantNames.All);
        long made = 0;
        for (int i = 0; i < tenants.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TenantId current = tenants[i];
            bool done = await _core.Writer.RunAsync(transaction => level == KeyLevel.Tenant
                ? TenantRotation.RotateTenantKey(transaction, current, _core.Roots, actor)
                : TenantRotation.Add(transaction, level, current, _core, actor));
            made += done ? 1 : 0;
            progress?.Report(new KeyProgress("keys of the level " + level, i + 1, tenants.Count));
        }

        return made == 0 && tenant is not null ? throw new InvalidOperationException("This tenant has no keys.") : made;
    }

    private async Task DropFingerprintsAsync(long id, IProgress<KeyProgress>? progress, CancellationToken cancellationToken)
    {
        long done = 0;
        int portion;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            portion = await _core.Writer.RunAsync(transaction => transaction.Command(
                "UPDATE card SET fingerprint = NULL, fingerprint_key = NULL WHERE id IN "
                + "(SELECT id FROM card WHERE fingerprint_key = @key AND fingerprint IS NOT NULL LIMIT @count)")
                .With("@key", id)
                .With("@count", (long)Portion)
                .ExecuteNonQuery());
            done += portion;
            progress?.Report(new KeyProgress("fingerprints of the key", done, 0));
        }
        while (portion > 0);
    }

    // What was overwritten must not live on in the write-ahead log or in dead rows.
    private void Scrub()
    {
        using DbConnection connection = _core.Database.OpenWriter();
        connection.Execute(
            null, _core.Database.Engine == DatabaseEngine.Sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM vault_key");
    }
}
