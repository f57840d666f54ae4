using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>What follows from sealing and storing. The order is seal, store, disarm.</summary>
internal static class StoringDecisions
{
    public static CaptureDecision Sealed(CaptureModel model, SealedCardMessage card, DecisionContext context) =>
        model is { State: CaptureState.Storing, IsSealed: false }
            ? new CaptureDecision.Accepted(
                model with { IsSealed = true, AnswerDueAt = context.Now + context.Policy.StoringTime },
                [new CaptureEffect.Store(card)],
                [])
            : new CaptureDecision.Unchanged();

    /// <summary>A caller who hangs up right after the confirmation takes the digits along, unless the card was sealed before.</summary>
    public static CaptureDecision SealFailed(CaptureModel model) => model.State switch
    {
        CaptureState.Storing when model.CallIsOver => Ending.End(model, CaptureOutcome.HungUp, CaptureTrail.Caller),
        CaptureState.Storing => Ending.End(model, CaptureOutcome.Interrupted, CaptureTrail.Relay),
        _ => new CaptureDecision.Unchanged(),
    };

    /// <summary>A token that comes after the agent was told "nothing was taken" is not shown any more, but it is on record.</summary>
    public static CaptureDecision Stored(CaptureModel model, CaptureCommand.Stored stored) => model switch
    {
        { State: CaptureState.Storing } => Ending.Succeed(model, stored.Token),
        { State: CaptureState.Ended, Token: null } => new CaptureDecision.Accepted(model, [], [CaptureTrail.TokenCameLate(model, stored)]),
        _ => new CaptureDecision.Unchanged(),
    };

    public static CaptureDecision StoreFailed(CaptureModel model) =>
        model.State == CaptureState.Storing
            ? Ending.End(model, CaptureOutcome.VaultUnavailable, CaptureTrail.Vault)
            : new CaptureDecision.Unchanged();
}
