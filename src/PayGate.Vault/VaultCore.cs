using System.Data.Common;
using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Sodium;
using PayGate.Vault.Keys;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Storage;
using PayGate.Vault.Tokens;

namespace PayGate.Vault;

/// <summary>What everything in the vault stands on: the database with its writer and readers, and the opened keys.</summary>
internal sealed class VaultCore : IDisposable
{
    private VaultCore(VaultDatabase database, AuditChain audit, IKeyVault keyVault, VaultOptions options, TimeProvider clock)
    {
        Options = options;
        Clock = clock;
        Database = database;
        Audit = audit;
        Readers = new VaultReaders(database);
        Roots = new RootKeys(keyVault, options.RootKeyLifetimes(), clock);
        Pairs = new SealingPairs();
        Node = new NodeKeys(Readers, Roots, Pairs, clock);
        Keys = new KeyRing(Roots, options.DefaultPolicy(), options.Cryptoperiods, CardReads.ReadEpoch(Readers)) { NodeKeysChanged = Node.Refresh };
        Reads = new CardReads(Readers);
        Tokens = new TokenResolver(Keys, Readers);
        Revealer = new CardRevealer(Tokens, Reads, Readers, Keys, clock);
        Writer = new GroupCommit(() => new VaultSession(database, audit), new CardBatchWriter(Keys), clock);
    }

    internal VaultOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal VaultDatabase Database { get; }

    internal AuditChain Audit { get; }

    internal VaultReaders Readers { get; }

    internal RootKeys Roots { get; }

    internal SealingPairs Pairs { get; }

    internal NodeKeys Node { get; }

    internal KeyRing Keys { get; }

    internal CardReads Reads { get; }

    internal TokenResolver Tokens { get; }

    internal CardRevealer Revealer { get; }

    internal GroupCommit Writer { get; }

    /// <summary>Opens database and keys; on first start makes both.</summary>
    /// <exception cref="ArgumentException">A setting is wrong; the text names all that are.</exception>
    /// <exception cref="VaultUnavailableException">The database or the keys cannot be opened, or do not belong together.</exception>
    internal static async ValueTask<VaultCore> OpenAsync(
        VaultOptions options, IKeyVaultOpener keyVaults, AuditSigner signer, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options.Problems() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        try
        {
            SodiumRuntime.EnsureReady();
            MakeFolder(options.Folder);
            VaultDatabase database = new(options.Address);
            AuditChain audit = new("vault", signer, clock);
            EnsureTables(database, audit);
            return await OpenKeysAsync(database, audit, options, keyVaults, clock, cancellationToken);
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException or SealedDataException
            or GuardedMemoryException or AuditBrokenException)
        {
            throw new VaultUnavailableException(error);
        }
    }

    /// <summary>Makes the tables of a new database, or brings old ones up to date.</summary>
    internal static void EnsureTables(VaultDatabase database, AuditChain audit)
    {
        using DbConnection connection = database.OpenWriter();
        database.EnsureSchema(connection);
        audit.EnsureSchema(connection);
    }

    public void Dispose()
    {
        Writer.Stop();
        Reads.Dispose();
        Readers.Dispose();
        Keys.Dispose();
        Pairs.Dispose();

        // The last connection of an SQLite file to close moves its log into it, if it may write.
        Writer.Dispose();
        Roots.KeyVault.Dispose();
    }

    private static async ValueTask<VaultCore> OpenKeysAsync(
        VaultDatabase database,
        AuditChain audit,
        VaultOptions options,
        IKeyVaultOpener keyVaults,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        bool hasKeys;
        using (VaultReaders readers = new(database))
        {
            hasKeys = NodeKeys.Exist(readers);
        }

        IKeyVault keyVault = await keyVaults.OpenAsync(mustExist: hasKeys, clock, cancellationToken);
        VaultCore? core = null;
        try
        {
            core = new VaultCore(database, audit, keyVault, options, clock);
            using VaultSession session = new(database, audit);
            await core.Node.OpenAsync(session, cancellationToken);
            return core;
        }
        catch
        {
            core?.Dispose();
            keyVault.Dispose();
            throw;
        }
    }

    private static void MakeFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
