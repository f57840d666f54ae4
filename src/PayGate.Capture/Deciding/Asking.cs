using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>How a field comes to be asked. The only place that makes an <see cref="CaptureEffect.AskField"/>.</summary>
internal static class Asking
{
    public static CaptureDecision.Accepted Ask(CaptureModel model, FieldModel field, string actor, DecisionContext context)
    {
        CaptureModel next = LeaveCurrent(model, field.Field);
        FieldModel asked = field.Rest(FieldState.WaitingForFirstKey, field.Problem) with
        {
            Asked = field.Asked + 1,
            DeadlineAt = context.Now + context.Policy.FirstKeyTime,
        };
        next = next.With(asked) with { State = CaptureState.Collecting, CurrentField = field.Field };
        if (field.Field == CardField.CardNumber)
        {
            next = next with { Masked = null, CodeLength = null };
        }

        return new CaptureDecision.Accepted(
            next,
            [new CaptureEffect.AskField(asked.Field, asked.Asked)],
            [CaptureTrail.Asked(next, asked, actor)]);
    }

    /// <summary>Asks the next field that is not valid, in the agent's order and from the current one on; with none left the capture is complete.</summary>
    public static CaptureDecision.Accepted Advance(CaptureModel model, DecisionContext context)
    {
        int start = model.CurrentField is { } current ? model.Fields.IndexOf(model.Find(current)!) + 1 : 0;
        for (int i = 0; i < model.Fields.Length; i++)
        {
            FieldModel field = model.Fields[(start + i) % model.Fields.Length];
            if (field.State != FieldState.Valid)
            {
                return Ask(model, field, CaptureTrail.House, context);
            }
        }

        return new CaptureDecision.Accepted(model with { State = CaptureState.Complete, CurrentField = null }, [], []);
    }

    /// <summary>A field that is left before it was judged is as if not asked; it uses up no try.</summary>
    private static CaptureModel LeaveCurrent(CaptureModel model, CardField other) =>
        model.Current is { State: FieldState.WaitingForFirstKey or FieldState.Keying } left && left.Field != other
            ? model.With(left.Rest(FieldState.Idle, FieldProblem.None))
            : model;
}
