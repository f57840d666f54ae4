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

        CaptureModel next = model with { State = CaptureState.Secured, MaskClosed = true, WasSecured = true, AnswerDueAt = null };
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

    /// <summary>Also after the end: until the mask has opened, the relay listens.</summary>
    public static CaptureDecision MaskingFailed(CaptureModel model, CaptureCommand.MaskingFailed failure)
    {
        CaptureModel failed = model with { MaskingFailed = true };
        AuditEntry heard = CaptureTrail.MaskingFailed(model, failure.Output, failure.Hit);
        return model.IsEnded
            ? new CaptureDecision.Accepted(failed, [], [heard])
            : Ending.End(failed, CaptureOutcome.NotProtected, CaptureTrail.Relay, heard);
    }

    public static CaptureDecision Certified(CaptureModel model, CaptureCommand.Certified certified) =>
        model.IsEnded
            ? new CaptureDecision.Accepted(model with { Certificate = certified.Summary }, [], [])
            : new CaptureDecision.Unchanged();

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
