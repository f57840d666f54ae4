using PayGate.CardData.Cards;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Charges.Providers;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Charges;

/// <summary>Charges stored cards, each once. Safe to share between threads.</summary>
/// <remarks>
/// A request is on disk before a byte of it is sent, and is sent by nobody else and never again. When its outcome is not known, that is its
/// state, and the provider is asked what became of it. A repeat under the caller's key waits for the first and gets its outcome.
/// </remarks>
internal sealed class ChargeService : IDisposable
{
    private readonly CardVault _vault;
    private readonly IPaymentProvider _provider;
    private readonly ProviderCalls _calls;
    private readonly RequestGates _gates = new();

    private ChargeService(CardVault vault, IPaymentProvider provider, ChargeOptions options)
    {
        _vault = vault;
        _provider = provider;
        Book = new ChargeBook(vault.Core, options, provider.Name);
        _calls = new ProviderCalls(options.ProviderTimeout, vault.Core.Clock);
        Reconciler = new ChargeReconciler(vault.Core, Book, provider, _calls, options);
    }

    internal ChargeBook Book { get; }

    internal ChargeReconciler Reconciler { get; }

    /// <summary>Begins to charge over a vault. What a former process was sending is unknown from now on, and looked into.</summary>
    /// <exception cref="VaultUnavailableException">The database does not answer.</exception>
    internal static async Task<ChargeService> OpenAsync(CardVault vault, IPaymentProvider provider, ChargeOptions options)
    {
        ChargeService service = new(vault, provider, options);
        try
        {
            await service.Reconciler.StartAsync();
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>Authorises a charge, or takes it at once. The security code of the card is gone afterwards, whatever came out.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="request">What to charge.</param>
    /// <param name="key">The caller's idempotency key, 1 to 200 visible ASCII characters.</param>
    /// <param name="actor">Who asks, for the audit.</param>
    /// <param name="cancellationToken">Heeded until the request is written; not after.</param>
    /// <exception cref="ChargeRefusedException">It was not tried.</exception>
    /// <exception cref="CardRefusedException">The card was stored for another purpose. Nothing was sent.</exception>
    /// <exception cref="SealedDataException">The card was changed or moved, or its key is destroyed. Nothing was sent.</exception>
    /// <exception cref="VaultUnavailableException">Storage or keys failed. Nothing was sent.</exception>
    internal async Task<ChargeSnapshot> AuthoriseAsync(
        TenantId tenant, ChargeRequest request, string key, string actor, CancellationToken cancellationToken)
    {
        if (request.Problem() is { } problem)
        {
            throw new ChargeRefusedException(problem);
        }

        RequestKey requestKey = RequestKey.Of(tenant, key, request);
        using IDisposable gate = await _gates.EnterAsync(requestKey.Name, cancellationToken);
        if (Book.Find(requestKey) is { } before)
        {
            return before.Snapshot();
        }

        using StoredCard? card = await _vault.Tokens.RevealAsync(tenant, request.Token, request.Purpose, actor);
        if (card is null)
        {
            _ = await Book.RefuseAsync(tenant, request.Token.Value, actor, ChargeRefusal.NoSuchCard);
            throw new ChargeRefusedException(ChargeRefusal.NoSuchCard);
        }

        cancellationToken.ThrowIfCancellationRequested();
        ChargeBegun begun = await Book.BeginAsync(tenant, request, requestKey, actor);
        if (!begun.IsNew)
        {
            return begun.Snapshot();
        }

        using SecurityCode? code = _vault.Codes.Take(tenant, request.Token);
        ProviderOrder order = ProviderOrder.Of(begun.Charge!, begun.Operation!, null);
        return await EndAsync(begun, await _calls.SendAsync(token => _provider.AuthoriseAsync(order, card, code, token)));
    }

    /// <summary>Captures, voids or refunds.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="charge">Which charge.</param>
    /// <param name="kind">What to do; not an authorisation.</param>
    /// <param name="amount">How much; <see langword="null"/> for all that is left.</param>
    /// <param name="key">The caller's idempotency key.</param>
    /// <param name="actor">Who asks, for the audit.</param>
    /// <param name="cancellationToken">Heeded until the request is written; not after.</param>
    /// <exception cref="ChargeRefusedException">It was not tried.</exception>
    /// <exception cref="VaultUnavailableException">Storage failed. Nothing was sent.</exception>
    internal async Task<ChargeSnapshot> FollowUpAsync(
        TenantId tenant,
        ChargeId charge,
        ChargeOperationKind kind,
        Money? amount,
        string key,
        string actor,
        CancellationToken cancellationToken)
    {
        RequestKey requestKey = RequestKey.Of(tenant, key, kind, charge, amount);
        using IDisposable gate = await _gates.EnterAsync(requestKey.Name, cancellationToken);
        ChargeBegun begun = await Book.BeginAsync(tenant, charge, kind, amount, requestKey, actor);
        if (!begun.IsNew)
        {
            return begun.Snapshot();
        }

        ProviderOrder order = ProviderOrder.Of(begun.Charge!, begun.Operation!, begun.Authorisation);
        return await EndAsync(begun, await _calls.SendAsync(token => _provider.FollowUpAsync(order, token)));
    }

    /// <summary>A charge with its last request; <see langword="null"/> when the tenant has none of this identifier.</summary>
    /// <exception cref="VaultUnavailableException">The database does not answer.</exception>
    internal ChargeSnapshot? Find(TenantId tenant, ChargeId charge) => Book.Find(tenant, charge);

    public void Dispose() => Reconciler.Dispose();

    // The request is out: when its answer cannot be written, what the caller may know of it is that it is not known.
    private async Task<ChargeSnapshot> EndAsync(ChargeBegun begun, ProviderAnswer answer)
    {
        ChargeRow charge = begun.Charge!;
        OperationRow operation = begun.Operation!;
        try
        {
            return await Book.EndAsync(charge.Id, operation.Number, answer);
        }
        catch (VaultUnavailableException)
        {
            OperationRow unknown = operation with { State = ChargeOperationState.Unknown };
            return ChargeRules.After(charge, unknown).Snapshot(unknown);
        }
    }
}
