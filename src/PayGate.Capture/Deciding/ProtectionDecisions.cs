using PayGate.Audit;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>What follows from the relay's word on mask and recorder.</summary>
internal static class ProtectionDecisions
{
    public static CaptureDecision Secured(CaptureModel model)
    {
        if (model.State != CaptureState.Securing)
        {
            return new CaptureDecision.Unchanged();
        }

        CaptureModel next = model with { State = CaptureState.Secured, MaskClosed = true, AnswerDueAt = null };
        return new CaptureDecision.Accepted(next, [], [CaptureTrail.Secured(next)]);
    }

    public static CaptureDecision NotSecured(CaptureModel model, CaptureCommand.NotSecured answer) =>
        model.State == CaptureState.Securing
            ? Ending.End(
                model,
                CaptureOutcome.NotProtected,
                CaptureTrail.Relay,
                CaptureTrail.SecuringFailed(model, answer.MaskClosed, answer.RecorderSecured))
            : new CaptureDecision.Unchanged();

    public static CaptureDecision ProtectionLost(CaptureModel model) =>
        model.IsEnded
            ? new CaptureDecision.Unchanged()
            : Ending.End(model, CaptureOutcome.NotProtected, CaptureTrail.Relay, CaptureTrail.ProtectionLost(model));

    public static CaptureDecision MaskOpened(CaptureModel model, DecisionContext context)
    {
        if (!model.IsEnded || model.EndedAt is not null)
        {
            return new CaptureDecision.Unchanged();
        }

        CaptureModel next = model with { EndedAt = context.Now, MaskClosed = false };
        return new CaptureDecision.Accepted(next, [], [CaptureTrail.MaskOpened(next, AuditResult.Success)]);
    }

    public static CaptureDecision MaskStuck(CaptureModel model) =>
        model.IsEnded && model.EndedAt is null
            ? new CaptureDecision.Accepted(model, [], [CaptureTrail.MaskOpened(model, AuditResult.Failed)])
            : new CaptureDecision.Unchanged();
}
