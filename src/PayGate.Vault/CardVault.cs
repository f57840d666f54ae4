using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Rotation;
using PayGate.Vault.Storage;
using PayGate.Vault.Tokens;

namespace PayGate.Vault;

/// <summary>Takes sealed cards and gives tokens. Safe to share between threads.</summary>
public sealed class CardVault : IDisposable
{
    private static readonly TimeSpan IssuerPeriod = TimeSpan.FromSeconds(30);

    private readonly VaultCore _core;
    private readonly CardSweep _sweep;
    private readonly ITimer _issuers;
    private readonly SqliteCheckpoints? _checkpoints;
    private int _disposed;

    private CardVault(VaultCore core)
    {
        _core = core;
        Codes = new SecurityCodeSafe(core.Options.SecurityCodeLifetime, core.Clock);
        Tokens = new TokenService(core, Codes);
        Keys = new KeyAdministration(core);
        _sweep = new CardSweep(core.Writer, core.Keys, core.Clock);
        _issuers = core.Clock.CreateTimer(_ => _ = core.Options.Issuers.Refresh(), null, IssuerPeriod, IssuerPeriod);
        _checkpoints = SqliteCheckpoints.StartFor(core.Database);
    }

    /// <summary>What relays seal cards to. Stays the same over restarts, until it is rotated.</summary>
    public SealingKey SealingKey => _core.Pairs.Current;

    /// <summary>How far the keys are backed by the key vault, for health checks and metrics.</summary>
    public RootKeyStatus RootKey =>
        _core.Roots.Status ?? throw new InvalidOperationException("The vault has no root key.");

    /// <summary>Stored cards by their tokens.</summary>
    public TokenService Tokens { get; }

    /// <summary>Work on keys, beside the cards that come in.</summary>
    public KeyAdministration Keys { get; }

    internal VaultCore Core => _core;

    internal SecurityCodeSafe Codes { get; }

    /// <summary>Opens the vault, with its audit chain "vault" in the same database; on first start makes keys and tables.</summary>
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
        return new CardVault(await VaultCore.OpenAsync(options, keyVaults, signer, clock, cancellationToken));
    }

    /// <summary>Keys in use beyond their cryptoperiod, by level, for health checks and metrics (PCI DSS 3.7.4).</summary>
    /// <exception cref="VaultUnavailableException">The database does not answer.</exception>
    public IReadOnlyDictionary<KeyLevel, long> OverdueKeys() =>
        _core.Readers.Use(reader => Enum.GetValues<KeyLevel>().Where(level => level != KeyLevel.Vault).ToDictionary(
            level => level, level => KeyInventory.CountOverdue(reader, level, _core.Options.Cryptoperiods, _core.Clock.GetUtcNow())));

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
        return (await Tokens.StoreAsync(opened, card.Tenant, card.Capture, default, actor)).Token;
    }

    /// <summary>Deletes a card; its capture can never store one again.</summary>
    /// <returns><see langword="false"/> when the tenant has no such card.</returns>
    /// <exception cref="VaultUnavailableException">Storage failed. The card is still there.</exception>
    public ValueTask<bool> DeleteAsync(TenantId tenant, CardToken token, string actor, CancellationToken cancellationToken) =>
        Tokens.DeleteAsync(tenant, token, actor, cancellationToken);

    /// <summary>Finishes what was begun, then wipes all keys and security codes.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _sweep.Dispose();
        _issuers.Dispose();
        _checkpoints?.Dispose();
        _core.Dispose();
        Codes.Dispose();
    }

    private OpenedCard? TryOpen(SealedCardMessage card, out string refusal)
    {
        refusal = "The card is sealed to another vault key.";
        if (_core.Pairs.Find(card.VaultKeyId) is not { } pair)
        {
            return null;
        }

        try
        {
            return SealedCard.Open(card.Ciphertext.Span, pair, card.Tenant, card.Capture);
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
        AuditEntry entry = new(AuditKind.CardStored, actor, card.Tenant, card.Capture.Value, AuditResult.Refused, []);
        _ = await _core.Writer.RunAsync(transaction =>
        {
            transaction.Record(entry);
            return true;
        });
        return new CardRefusedException(refusal);
    }
}
