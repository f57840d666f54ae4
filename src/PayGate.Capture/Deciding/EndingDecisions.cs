using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>Endings that come from outside.</summary>
internal static class EndingDecisions
{
    /// <summary>Once confirmed, the card may still reach the vault: the caller has done everything that was asked.</summary>
    public static CaptureDecision CallEnded(CaptureModel model) => model switch
    {
        { State: CaptureState.Ended } or { State: CaptureState.Storing, CallIsOver: true } => new CaptureDecision.Unchanged(),
        { State: CaptureState.Storing } => new CaptureDecision.Accepted(model with { CallIsOver = true }, [], []),
        _ => Ending.End(model, CaptureOutcome.HungUp, CaptureTrail.Caller),
    };

    public static CaptureDecision CallerStopped(CaptureModel model) => model.State switch
    {
        CaptureState.Secured or CaptureState.Collecting or CaptureState.Complete =>
            Ending.End(model, CaptureOutcome.StoppedByCaller, CaptureTrail.Caller),
        _ => new CaptureDecision.Unchanged(),
    };

    public static CaptureDecision Restarted(CaptureModel model) =>
        model.IsEnded ? new CaptureDecision.Unchanged() : Ending.End(model, CaptureOutcome.Interrupted, CaptureTrail.House);
}
