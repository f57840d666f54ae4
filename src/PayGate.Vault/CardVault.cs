using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Sodium;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Storage;
using PayGate.Vault.Tokens;

namespace PayGate.Vault;

/// <summary>Takes sealed cards and gives tokens. Safe to share between threads.</summary>
public sealed class CardVault : IDisposable
{
    private readonly SealingKeyPair _pair;
    private readonly IKeyVault _keyVault;
    private readonly RootKey _root;
    private readonly KeyRing _keys;
    private readonly GroupCommit _writer;
    private readonly CardStore _store;
    private int _disposed;

    private CardVault(
        VaultDatabase database,
        SqliteConnection connection,
        IKeyVault keyVault,
        RootKey root,
        SealingKeyPair pair,
        AuditChain audit,
        VaultOptions options,
        TimeProvider clock)
    {
        _pair = pair;
        _keyVault = keyVault;
        _root = root;
        _keys = new KeyRing(root, audit, options.DataKeyLifetime, clock);
        _store = new CardStore(_keys, audit, options.SameCardSameToken, clock);
        Codes = new SecurityCodeSafe(options.SecurityCodeLifetime, clock);
        Revealer = new CardRevealer(database, _keys);
        _writer = new GroupCommit(connection, _keys.Forget);
    }

    /// <summary>What relays seal cards to. Stays the same over restarts.</summary>
    public SealingKey SealingKey => _pair.PublicKey;

    /// <summary>How far the keys are backed by the key vault, for health checks and metrics.</summary>
    public RootKeyStatus RootKey => _root.Status;

    internal CardRevealer Revealer { get; }

    internal SecurityCodeSafe Codes { get; }

    /// <summary>Opens the vault, with its audit chain "vault" in the same file; on first start makes keys and tables.</summary>
    /// <exception cref="ArgumentException">A setting is wrong; the text names all that are.</exception>
    /// <exception cref="VaultUnavailableException">The database or the keys cannot be opened, or do not belong together.</exception>
    public static async ValueTask<CardVault> OpenAsync(
        VaultOptions options, AuditSigner signer, TimeProvider clock, CancellationToken cancellationToken) =>
        await OpenAsync(options, new KeyVaultOpener(options), signer, clock, cancellationToken);

    /// <summary>As above, with a key vault of the caller's choice.</summary>
    internal static async ValueTask<CardVault> OpenAsync(
        VaultOptions options, IKeyVaultOpener keyVaults, AuditSigner signer, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(clock);
        if (options.Problems() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        try
        {
            SodiumRuntime.EnsureReady();
            MakeFolder(options.Folder);
            return await OpenDatabaseAsync(options, keyVaults, new AuditChain("vault", signer, clock), clock, cancellationToken);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException or SealedDataException
            or GuardedMemoryException or AuditBrokenException)
        {
            throw new VaultUnavailableException(error);
        }
    }

    /// <summary>Stores a card. When this returns, card, token and audit event are on disk; the security code is in memory.</summary>
    /// <param name="card">The sealed card. Repeating it gives the same token and stores nothing.</param>
    /// <param name="actor">Who took it, for the audit: <c>agent:anna</c>.</param>
    /// <param name="cancellationToken">Heeded before anything is written; not after.</param>
    /// <exception cref="CardRefusedException">
    /// The box does not open here, or belongs to another capture or tenant. Nothing was taken.
    /// </exception>
    /// <exception cref="VaultUnavailableException">Storage or keys failed. Nothing was taken.</exception>
    public async ValueTask<CardToken> StoreAsync(SealedCardMessage card, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentException.ThrowIfNullOrEmpty(actor);
        cancellationToken.ThrowIfCancellationRequested();
        using OpenedCard opened = TryOpen(card, out string refusal) ?? throw await RefuseAsync(card, actor, refusal);
        StoreOutcome outcome = await _writer.RunAsync(
            transaction => _store.Store(transaction, opened, card.Capture, card.Tenant, actor));
        if (opened.Code is { } code && !outcome.IsRepeat)
        {
            Codes.Put(card.Tenant, outcome.Token, code);
        }

        return outcome.Token;
    }

    /// <summary>Deletes a card; its capture can never store one again.</summary>
    /// <returns><see langword="false"/> when the tenant has no such card.</returns>
    /// <exception cref="VaultUnavailableException">Storage failed. The card is still there.</exception>
    public async ValueTask<bool> DeleteAsync(TenantId tenant, CardToken token, string actor, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(actor);
        cancellationToken.ThrowIfCancellationRequested();
        Codes.Drop(tenant, token);
        return await _writer.RunAsync(transaction => _store.Delete(transaction, tenant, token, actor));
    }

    /// <summary>Finishes what was begun, then wipes all keys and security codes.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _writer.Dispose();
        Codes.Dispose();
        _keys.Dispose();
        _pair.Dispose();
        _keyVault.Dispose();
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async ValueTask<CardVault> OpenDatabaseAsync(
        VaultOptions options, IKeyVaultOpener keyVaults, AuditChain audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        VaultDatabase database = new(Path.Combine(options.Folder, "vault.db"));
        SqliteConnection connection = database.Open();
        IKeyVault? keyVault = null;
        RootKey? root = null;
        try
        {
            VaultDatabase.EnsureSchema(connection);
            audit.EnsureSchema(connection);
            bool hasKeys = KeyTable.FindNewest(connection, null, KeyLevel.Root, "") is not null;
            keyVault = await keyVaults.OpenAsync(mustExist: hasKeys, clock, cancellationToken);
            root = await NodeKeys.OpenRootAsync(connection, keyVault, options.RootKeyLifetimes(), audit, clock, cancellationToken);
            SealingKeyPair pair = NodeKeys.OpenSealingPair(connection, root, audit, clock);
            return new CardVault(database, connection, keyVault, root, pair, audit, options, clock);
        }
        catch
        {
            root?.Dispose();
            keyVault?.Dispose();
            connection.Dispose();
            throw;
        }
    }

    private OpenedCard? TryOpen(SealedCardMessage card, out string refusal)
    {
        refusal = "The card is sealed to another vault key.";
        if (card.VaultKeyId != SealingKey.Id)
        {
            return null;
        }

        try
        {
            return SealedCard.Open(card.Ciphertext.Span, _pair, card.Tenant, card.Capture);
        }
        catch (SealedDataException)
        {
            refusal = "The sealed card does not open, or belongs to another capture or tenant.";
            return null;
        }
        catch (Exception error) when (error is GuardedMemoryException or ObjectDisposedException)
        {
            throw new VaultUnavailableException(error);
        }
    }

    private async Task<CardRefusedException> RefuseAsync(SealedCardMessage card, string actor, string refusal)
    {
        _ = await _writer.RunAsync(transaction => _store.Refuse(transaction, card.Capture, card.Tenant, actor));
        return new CardRefusedException(refusal);
    }
}
