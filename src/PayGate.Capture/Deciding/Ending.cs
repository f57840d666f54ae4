using PayGate.Audit;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Deciding;

/// <summary>How a capture ends. The only place that makes a <see cref="CaptureEffect.Disarm"/>, so every ending has exactly one.</summary>
internal static class Ending
{
    public static CaptureDecision.Accepted End(CaptureModel model, CaptureOutcome outcome, string actor, params AuditEntry[] before)
    {
        CaptureModel next = model with
        {
            State = CaptureState.Ended,
            Outcome = outcome,
            CurrentField = null,
            AnswerDueAt = null,
            Masked = null,
            CodeLength = null,
            Fields = [.. model.Fields.Select(Emptied)],
        };
        return new CaptureDecision.Accepted(next, [new CaptureEffect.Disarm()], [.. before, CaptureTrail.Ended(next, outcome, actor)]);
    }

    public static CaptureDecision.Accepted Succeed(CaptureModel model, CardToken token)
    {
        CaptureModel next = model with
        {
            State = CaptureState.Ended,
            Outcome = CaptureOutcome.Succeeded,
            AnswerDueAt = null,
            Token = token,
        };
        return new CaptureDecision.Accepted(
            next,
            [new CaptureEffect.Disarm()],
            [CaptureTrail.Ended(next, CaptureOutcome.Succeeded, CaptureTrail.Vault)]);
    }

    private static FieldModel Emptied(FieldModel field) =>
        field.Rest(field.State == FieldState.Invalid ? FieldState.Invalid : FieldState.Idle, field.Problem);
}
