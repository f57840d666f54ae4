using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Keys;

/// <summary>Opens the keys of the node at start, with one call to the key vault; makes them, with none, on the first.</summary>
internal sealed class NodeKeys(VaultReaders readers, RootKeys roots, SealingPairs pairs, TimeProvider clock)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private VaultUnavailableException? _failure;
    private long _failedAt;

    /// <summary>Whether the database has a root key: then its key vault must be there.</summary>
    internal static bool Exist(VaultReaders readers) =>
        readers.Use(reader => KeyTable.FindNewest(reader, KeyLevel.Root, "")) is not null;

    /// <summary>Makes what is missing, then opens all.</summary>
    internal async ValueTask OpenAsync(VaultSession session, CancellationToken cancellationToken)
    {
        if (!Exist(readers))
        {
            VaultPublicKey current = await roots.KeyVault.GetCurrentKeyAsync(cancellationToken);
            MakeRoot(session, current);
        }

        await OpenRootsAsync(cancellationToken);
        if (readers.Use(reader => KeyTable.FindNewest(reader, KeyLevel.Sealing, "")) is null)
        {
            MakeSealing(session);
        }

        UpdatePairs();
    }

    /// <summary>
    /// Reads the node's keys anew after somebody changed them. May call the key vault: once for a root key that is new. A failure is
    /// answered from memory for some seconds, so that a flood of cards makes no flood of calls.
    /// </summary>
    /// <exception cref="VaultUnavailableException">The key vault does not answer, or refuses.</exception>
    internal void Refresh()
    {
        lock (_lock)
        {
            if (_failure is { } failure && clock.GetElapsedTime(_failedAt) < PauseAfterFailure)
            {
                throw failure;
            }

            try
            {
                OpenRootsAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
                UpdatePairs();
                _failure = null;
            }
            catch (VaultUnavailableException error)
            {
                _failure = error;
                _failedAt = clock.GetTimestamp();
                throw;
            }
        }
    }

    private void MakeRoot(VaultSession session, VaultPublicKey current)
    {
        using VaultTransaction transaction = session.Begin(clock.GetUtcNow());
        if (KeyTable.FindNewest(transaction, KeyLevel.Root, "") is not null)
        {
            return;
        }

        GuardedKey root = GuardedKey.CreateRandom();
        WrappedKey wrapped = current.Wrap(root);
        long id = NewRoot(transaction, wrapped, KeyAudit.Vault);
        transaction.Commit();
        roots.Adopt(id, wrapped, root);
    }

    /// <summary>Stores a root key that was just wrapped.</summary>
    internal static long NewRoot(VaultTransaction transaction, WrappedKey wrapped, string actor)
    {
        long generation = KeyTable.NextGeneration(transaction, KeyLevel.Root, "");
        KeyRow row = new(
            0, KeyLevel.Root, "", generation, KeyState.Active, null, wrapped.VaultKeyId, 1, wrapped.Ciphertext.ToArray(), 0, transaction.Now,
            null, null);
        long id = KeyTable.Insert(transaction, row);
        transaction.Record(KeyAudit.Created(KeyLevel.Root, "", id, generation, actor));
        return id;
    }

    /// <summary>Stores a fresh pair as the active one.</summary>
    internal static void NewSealing(VaultTransaction transaction, RootKeys roots, string actor)
    {
        using SealingKeyPair pair = SealingKeyPair.Generate();
        long rootId = roots.NewestId;
        long generation = KeyTable.NextGeneration(transaction, KeyLevel.Sealing, "");
        byte[] wrapped = roots.Use(rootId, pair.ExportWrapped);
        KeyRow row = new(0, KeyLevel.Sealing, "", generation, KeyState.Active, rootId, null, 1, wrapped, 0, transaction.Now, null, null);
        long id = KeyTable.Insert(transaction, row);
        transaction.Record(KeyAudit.Created(KeyLevel.Sealing, "", id, generation, actor));
    }

    private void MakeSealing(VaultSession session)
    {
        using VaultTransaction transaction = session.Begin(clock.GetUtcNow());
        if (KeyTable.FindNewest(transaction, KeyLevel.Sealing, "") is null)
        {
            NewSealing(transaction, roots, KeyAudit.Vault);
            transaction.Commit();
        }
    }

    // The newest, and whichever still wraps something: a rotation may have been cut off in the middle.
    private async ValueTask OpenRootsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyRow> alive = readers.Use(reader => KeyTable.FindAll(reader, KeyLevel.Root, ""));
        foreach (KeyRow row in alive)
        {
            if (ReferenceEquals(row, alive[0]) || readers.Use(reader => KeyTable.CountWrappedBy(reader, row.Id)) > 0)
            {
                await roots.OpenAsync(row, cancellationToken);
                roots.Rewrapped(row.Id, new WrappedKey(row.VaultKeyId ?? "", row.Wrapped));
            }
        }

        roots.CloseOthers([.. alive.Select(row => row.Id)]);
    }

    private void UpdatePairs() => pairs.Update(readers.Use(reader => KeyTable.FindAll(reader, KeyLevel.Sealing, "")), roots);
}
