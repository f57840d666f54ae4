using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Vault.Keys;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Rotation;

/// <summary>
/// Puts the keys of tenants and the sealing pairs under another root key, and root keys under another version of the vault key, by portions
/// that are each one transaction. Cut off anywhere, it is finished by <see cref="FinishAsync"/>, from this or another process.
/// </summary>
internal sealed class RootRotation(VaultCore core, string actor, IProgress<KeyProgress>? progress)
{
    private const int Portion = 200;

    /// <summary>Makes a new root key, moves everything to it and destroys the one before.</summary>
    internal async Task RotateAsync(CancellationToken cancellationToken)
    {
        VaultPublicKey current = await core.Roots.KeyVault.GetCurrentKeyAsync(cancellationToken);
        GuardedKey root = GuardedKey.CreateRandom();
        WrappedKey wrapped = current.Wrap(root);
        try
        {
            long id = await core.Writer.RunAsync(transaction =>
            {
                transaction.KeysChanged();
                return NodeKeys.NewRoot(transaction, wrapped, actor);
            });
            core.Roots.Adopt(id, wrapped, root);
        }
        catch
        {
            root.Dispose();
            throw;
        }

        await FinishAsync(cancellationToken);
    }

    /// <summary>
    /// Wraps root keys by the newest version of the vault key where they are not, moves what still hangs on a former root key, and destroys
    /// former root keys that wrap nothing any more.
    /// </summary>
    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        await UnderCurrentVersionAsync(cancellationToken);
        IReadOnlyList<KeyRow> roots = core.Readers.Use(reader => KeyTable.FindAll(reader, KeyLevel.Root, ""));
        foreach (KeyRow former in roots.Skip(1))
        {
            await core.Roots.OpenAsync(former, cancellationToken);
            await MoveAsync(former, roots[0], cancellationToken);
            await core.Writer.RunAsync(transaction => DestroyIfUnused(transaction, former));
        }
    }

    private async Task UnderCurrentVersionAsync(CancellationToken cancellationToken)
    {
        VaultPublicKey current = await core.Roots.KeyVault.GetCurrentKeyAsync(cancellationToken);
        foreach (KeyRow row in core.Readers.Use(reader => KeyTable.FindAll(reader, KeyLevel.Root, "")).Where(row => row.VaultKeyId != current.Id))
        {
            await core.Roots.OpenAsync(row, cancellationToken);
            WrappedKey wrapped = core.Roots.Use(row.Id, current.Wrap);
            await core.Writer.RunAsync(transaction =>
            {
                KeyTable.Rewrap(transaction, row.Id, wrapped.Ciphertext.ToArray(), null, wrapped.VaultKeyId);
                transaction.Record(KeyAudit.Rewrapped(KeyLevel.Root, "", row.Id, 1, actor));
                transaction.KeysChanged();
                return true;
            });
            core.Roots.Rewrapped(row.Id, wrapped);
            progress?.Report(new KeyProgress("root keys under the newest version of the vault key", 1, 1));
        }
    }

    private async Task MoveAsync(KeyRow former, KeyRow newest, CancellationToken cancellationToken)
    {
        long total = core.Readers.Use(reader => KeyTable.CountWrappedBy(reader, former.Id));
        long done = 0;
        int moved;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            moved = await core.Writer.RunAsync(transaction => MovePortion(transaction, former.Id, newest.Id));
            done += moved;
            if (moved > 0)
            {
                progress?.Report(new KeyProgress("keys under the new root key", done, Math.Max(total, done)));
            }
        }
        while (moved > 0);
    }

    private int MovePortion(VaultTransaction transaction, long former, long newest)
    {
        IReadOnlyList<KeyRow> rows = KeyTable.WrappedBy(transaction, former, Portion);
        foreach (KeyRow row in rows)
        {
            byte[] wrapped = row.Level == KeyLevel.Sealing ? MovePair(row, former, newest) : MoveKey(row, former, newest);
            KeyTable.Rewrap(transaction, row.Id, wrapped, newest, null);
        }

        if (rows.Count > 0)
        {
            transaction.Record(KeyAudit.Rewrapped(KeyLevel.Tenant, "", newest, rows.Count, actor));
            transaction.KeysChanged();
        }

        return rows.Count;
    }

    private byte[] MovePair(KeyRow row, long former, long newest)
    {
        using SealingKeyPair pair = core.Roots.Use(former, root => SealingKeyPair.ImportWrapped(row.Wrapped, root));
        return core.Roots.Use(newest, pair.ExportWrapped);
    }

    private byte[] MoveKey(KeyRow row, long former, long newest)
    {
        using GuardedKey key = core.Roots.Use(former, root => KeyMaker.Open(row, root));
        return core.Roots.Use(newest, root => KeyWrap.Wrap(key, root, row.BoundPurpose));
    }

    private bool DestroyIfUnused(VaultTransaction transaction, KeyRow former)
    {
        if (KeyTable.CountWrappedBy(transaction, former.Id) > 0)
        {
            return false;
        }

        KeyTable.Destroy(transaction, former.Id);
        transaction.Record(KeyAudit.Destroyed(former, actor));
        transaction.KeysChanged();
        return true;
    }
}
