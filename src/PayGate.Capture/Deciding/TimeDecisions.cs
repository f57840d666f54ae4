using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>What follows when a time is up. A timer that fired early or late does no harm: the times themselves decide.</summary>
internal static class TimeDecisions
{
    public static CaptureDecision DeadlinePassed(CaptureModel model, DecisionContext context)
    {
        if (model.NextDeadline is not { } due || context.Now < due)
        {
            return new CaptureDecision.Unchanged();
        }

        return model.State switch
        {
            CaptureState.Securing => Ending.End(
                model,
                CaptureOutcome.NotProtected,
                CaptureTrail.Relay,
                CaptureTrail.SecuringFailed(model, maskClosed: false, recorderSecured: false)),
            CaptureState.Storing => Ending.End(
                model,
                model.IsSealed ? CaptureOutcome.VaultUnavailable : CaptureOutcome.Interrupted,
                model.IsSealed ? CaptureTrail.Vault : CaptureTrail.Relay),
            CaptureState.Collecting when context.Now < model.LimitAt => FieldTimedOut(model, model.Current!, context),
            _ => Ending.End(model, CaptureOutcome.TimedOut, CaptureTrail.House),
        };
    }

    private static CaptureDecision FieldTimedOut(CaptureModel model, FieldModel field, DecisionContext context)
    {
        switch (field.State)
        {
            case FieldState.WaitingForFirstKey:
                return ProgressDecisions.Fail(model, field, FieldProblem.FirstKeyTimedOut, CaptureTrail.Caller);
            case FieldState.Keying when field.IsBeingJudged:
                return Ending.End(model, CaptureOutcome.NotProtected, CaptureTrail.Relay, CaptureTrail.ProtectionLost(model));
            case FieldState.Keying:
                FieldModel judged = field with { IsBeingJudged = true, DeadlineAt = context.Now + context.Policy.RelayAnswerTime };
                return new CaptureDecision.Accepted(model.With(judged), [new CaptureEffect.FinishField()], []);
            default:
                return Asking.Advance(model.With(field with { DeadlineAt = null }), context);
        }
    }
}
