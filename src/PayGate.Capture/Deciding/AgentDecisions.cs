using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>What the agent may do when.</summary>
internal static class AgentDecisions
{
    public static CaptureDecision AskField(CaptureModel model, CardField field, DecisionContext context)
    {
        switch (model.State)
        {
            case CaptureState.Securing:
                return new CaptureDecision.Refused(RefusalCode.NotSecured);
            case CaptureState.Storing:
                return new CaptureDecision.Refused(RefusalCode.Storing);
            case CaptureState.Ended:
                return new CaptureDecision.Refused(RefusalCode.CaptureEnded);
            default:
                return model.Find(field) is { } found
                    ? Asking.Ask(model, found, model.Actor, context)
                    : new CaptureDecision.Refused(RefusalCode.FieldNotInCapture);
        }
    }

    public static CaptureDecision MoreTime(CaptureModel model, DecisionContext context) => model.State switch
    {
        CaptureState.Securing => new CaptureDecision.Refused(RefusalCode.NotSecured),
        CaptureState.Collecting when model.Current is { IsBeingJudged: false, DeadlineAt: { } due } current =>
            new CaptureDecision.Accepted(model.With(current with { DeadlineAt = due + context.Policy.MoreTime }), [], []),
        CaptureState.Storing => new CaptureDecision.Refused(RefusalCode.Storing),
        CaptureState.Ended => new CaptureDecision.Refused(RefusalCode.CaptureEnded),
        _ => new CaptureDecision.Refused(RefusalCode.NoTimeRunning),
    };

    public static CaptureDecision Confirm(CaptureModel model, DecisionContext context)
    {
        switch (model.State)
        {
            case CaptureState.Securing:
                return new CaptureDecision.Refused(RefusalCode.NotSecured);
            case CaptureState.Complete:
                CaptureModel next = model with { State = CaptureState.Storing, AnswerDueAt = context.Now + context.Policy.StoringTime };
                return new CaptureDecision.Accepted(next, [new CaptureEffect.Seal()], [CaptureTrail.Confirmed(next)]);
            case CaptureState.Storing:
                return new CaptureDecision.Unchanged();
            case CaptureState.Ended:
                return new CaptureDecision.Refused(RefusalCode.CaptureEnded);
            default:
                return new CaptureDecision.Refused(RefusalCode.NotComplete);
        }
    }

    public static CaptureDecision Cancel(CaptureModel model) => model.State switch
    {
        CaptureState.Storing => new CaptureDecision.Refused(RefusalCode.Storing),
        CaptureState.Ended => new CaptureDecision.Refused(RefusalCode.CaptureEnded),
        _ => Ending.End(model, CaptureOutcome.CancelledByAgent, model.Actor),
    };
}
