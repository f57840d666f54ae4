using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tokens;

/// <summary>A card on its way into the store. Cards of a batch are stored together, by <see cref="CardBatch"/>.</summary>
/// <remarks>The card is the caller's, who keeps it until <see cref="Result"/> is there.</remarks>
internal sealed class CardWrite(OpenedCard card, TenantId tenant, CaptureId? capture, CardTerms terms, string actor) : PendingWrite
{
    private readonly TaskCompletionSource<StoreOutcome> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StoreOutcome _outcome;
    private string? _refusal;

    internal OpenedCard Card => card;

    internal TenantId Tenant => tenant;

    /// <summary>Repeating a capture gives its token again.</summary>
    internal CaptureId? Capture => capture;

    internal CardTerms Terms => terms;

    internal string Actor => actor;

    /// <summary>What came of it, once that is on disk.</summary>
    internal Task<StoreOutcome> Result => _result.Task;

    internal byte[]? CaptureKey { get; } = capture is { } id ? CaptureRows.Key(id.Value) : null;

    /// <summary>It was stored, or was there.</summary>
    internal void Done(StoreOutcome outcome)
    {
        _outcome = outcome;
        _refusal = null;
    }

    /// <summary>It is not taken; its neighbours are.</summary>
    internal void Refuse(string reason) => _refusal = reason;

    internal override void Run(VaultTransaction transaction) =>
        throw new InvalidOperationException("Cards are stored together.");

    internal override void Complete()
    {
        if (_refusal is { } reason)
        {
            _result.SetException(new CardRefusedException(reason));
        }
        else
        {
            _result.SetResult(_outcome);
        }
    }

    internal override void Fail(Exception error) => _result.SetException(error);
}
