using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>
/// The one place where captures change: a pure function of capture, command and context. Every pair of
/// <see cref="CaptureState"/> and <see cref="CaptureCommandKind"/> has an answer.
/// </summary>
internal static class CaptureDecider
{
    /// <summary>A new capture: nothing is accepted until the relay has answered.</summary>
    public static CaptureDecision.Accepted Begin(CaptureWish wish, DecisionContext context)
    {
        CaptureModel model = new()
        {
            Id = CaptureId.New(),
            Tenant = wish.Tenant,
            Agent = wish.Agent,
            Call = wish.Call,
            IdempotencyKey = wish.IdempotencyKey,
            Reference = wish.Reference,
            MaskStyle = wish.MaskStyle,
            AttemptsAllowed = context.Policy.TriesPerField,
            StartedAt = context.Now,
            LimitAt = context.Now + context.Policy.CaptureTime,
            AnswerDueAt = context.Now + context.Policy.RelayAnswerTime,
            Fields = [.. wish.Fields.Select(FieldModel.Idle)],
        };
        ArmRequest request = new(
            model.Id, model.Call, model.MaskStyle, context.Policy.Keys, context.Policy.AcceptedBrands, wish.Guidance);
        return new CaptureDecision.Accepted(model, [new CaptureEffect.Arm(request)], [CaptureTrail.Requested(model)]);
    }

    /// <summary>What becomes of <paramref name="model"/>.</summary>
    public static CaptureDecision Decide(CaptureModel model, CaptureCommand command, DecisionContext context)
    {
        CaptureDecision decision = command switch
        {
            CaptureCommand.AskField ask => AgentDecisions.AskField(model, ask.Field, context),
            CaptureCommand.MoreTime => AgentDecisions.MoreTime(model, context),
            CaptureCommand.Confirm => AgentDecisions.Confirm(model, context),
            CaptureCommand.Cancel => AgentDecisions.Cancel(model),
            CaptureCommand.Secured => ProtectionDecisions.Secured(model),
            CaptureCommand.NotSecured answer => ProtectionDecisions.NotSecured(model, answer),
            CaptureCommand.ProtectionLost => ProtectionDecisions.ProtectionLost(model),
            CaptureCommand.MaskingFailed failure => ProtectionDecisions.MaskingFailed(model, failure),
            CaptureCommand.Certified certified => ProtectionDecisions.Certified(model, certified),
            CaptureCommand.MaskOpened => ProtectionDecisions.MaskOpened(model, context),
            CaptureCommand.MaskStuck => ProtectionDecisions.MaskStuck(model),
            CaptureCommand.FieldProgressed progressed => ProgressDecisions.Progressed(model, progressed.Progress, context),
            CaptureCommand.Sealed done => StoringDecisions.Sealed(model, done.Card, context),
            CaptureCommand.SealFailed => StoringDecisions.SealFailed(model),
            CaptureCommand.Stored stored => StoringDecisions.Stored(model, stored),
            CaptureCommand.StoreFailed => StoringDecisions.StoreFailed(model),
            CaptureCommand.DeadlinePassed => TimeDecisions.DeadlinePassed(model, context),
            CaptureCommand.CallEnded => EndingDecisions.CallEnded(model),
            CaptureCommand.CallerStopped => EndingDecisions.CallerStopped(model),
            CaptureCommand.Restarted => EndingDecisions.Restarted(model),
            _ => throw new InvalidOperationException("A capture command has no decision."),
        };
        return decision is CaptureDecision.Accepted accepted && !ReferenceEquals(accepted.Next, model)
            ? accepted with { Next = accepted.Next with { Sequence = model.Sequence + 1 } }
            : decision;
    }
}
