using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Deciding;

/// <summary>What follows from the relay's counts and verdicts. What is late (older sequence, older attempt) changes nothing.</summary>
internal static class ProgressDecisions
{
    public static CaptureDecision Progressed(CaptureModel model, FieldProgress progress, DecisionContext context)
    {
        bool takes = model.State is CaptureState.Secured or CaptureState.Collecting or CaptureState.Complete;
        if (!takes
            || progress.Sequence <= model.LastProgress
            || model.Find(progress.Field) is not { } field
            || field.Asked == 0
            || progress.Attempt != field.Asked)
        {
            return new CaptureDecision.Unchanged();
        }

        CaptureModel seen = model with { LastProgress = progress.Sequence };
        return model.CurrentField is { } current && current != progress.Field
            ? BesideCurrent(seen, field, progress)
            : Current(seen, field, progress, context);
    }

    /// <summary>Uses up a try; the last one ends the capture.</summary>
    public static CaptureDecision Fail(CaptureModel model, FieldModel field, FieldProblem problem, string actor)
    {
        FieldModel failed = field.Rest(FieldState.Invalid, problem) with { Failures = field.Failures + 1 };
        CaptureModel next = ForgetNumber(model.With(failed), field.Field) with { State = CaptureState.Secured, CurrentField = null };
        return failed.Failures >= model.AttemptsAllowed
            ? Ending.End(next, CaptureOutcome.TooManyAttempts, actor, CaptureTrail.Judged(next, failed, actor))
            : new CaptureDecision.Accepted(next, [], [CaptureTrail.Judged(next, failed, actor)]);
    }

    private static CaptureDecision Current(CaptureModel model, FieldModel field, FieldProgress progress, DecisionContext context)
    {
        CaptureModel keyed = model with { LastKeyAt = progress.KeyedAt, CodeLength = progress.CodeLength ?? model.CodeLength };
        switch (progress.State)
        {
            case FieldState.WaitingForFirstKey when progress.Problem == FieldProblem.ClearedByCaller:
                FieldModel cleared = field.Rest(FieldState.WaitingForFirstKey, FieldProblem.ClearedByCaller);
                return Collecting(keyed, cleared with { DeadlineAt = context.Now + context.Policy.FirstKeyTime });
            case FieldState.Keying:
                return Collecting(keyed, field with
                {
                    State = FieldState.Keying,
                    Problem = FieldProblem.None,
                    Digits = progress.Digits,
                    DeadlineAt = context.Now + context.Policy.BetweenKeysTime,
                    IsBeingJudged = false,
                    DoubleDigitSuspected = progress.DoubleDigitSuspected,
                });
            case FieldState.Valid:
                return Valid(keyed, field, progress, context);
            case FieldState.Invalid when model.State == CaptureState.Complete:
                return SpoiltAfterwards(keyed, field, progress.Problem, context);
            case FieldState.Invalid when IsStrayVerdict(field, progress):
                return Asking.Ask(keyed, field, CaptureTrail.House, context);
            case FieldState.Invalid when field.State != FieldState.Invalid:
                return Fail(keyed, field, ProblemOf(field, progress), CaptureTrail.Caller);
            default:
                return new CaptureDecision.Unchanged();
        }
    }

    private static CaptureDecision.Accepted Valid(CaptureModel model, FieldModel field, FieldProgress progress, DecisionContext context)
    {
        bool again = field.State == FieldState.Valid;
        FieldModel valid = field with
        {
            State = FieldState.Valid,
            Problem = FieldProblem.None,
            Digits = progress.Digits,
            DeadlineAt = null,
            IsBeingJudged = false,
            DoubleDigitSuspected = false,
        };
        CaptureModel next = model.With(valid);
        if (field.Field == CardField.CardNumber)
        {
            next = next with { Masked = progress.Masked };
            if (!again && MayGoOn(progress.Masked) && !field.IsBeingJudged && context.Policy.LongNumberPause > TimeSpan.Zero)
            {
                next = next.With(valid with { DeadlineAt = context.Now + context.Policy.LongNumberPause });
                next = next with { State = CaptureState.Collecting, CurrentField = field.Field };
                return new CaptureDecision.Accepted(next, [], [CaptureTrail.Judged(next, valid, CaptureTrail.Caller)]);
            }
        }

        CaptureDecision.Accepted advanced = Asking.Advance(next with { CurrentField = field.Field }, context);
        return advanced with { Audit = [CaptureTrail.Judged(next, valid, CaptureTrail.Caller), .. advanced.Audit] };
    }

    /// <summary>
    /// News of a field that is no longer the current one: a code that does not fit the number's brand, or a key that reached the relay
    /// just before the next field was asked. What was valid is not; it is asked again later and uses up no try.
    /// </summary>
    private static CaptureDecision BesideCurrent(CaptureModel model, FieldModel field, FieldProgress progress)
    {
        if (field.State != FieldState.Valid || progress.State == FieldState.Valid)
        {
            return new CaptureDecision.Unchanged();
        }

        FieldProblem problem = progress.State == FieldState.Keying ? FieldProblem.TooLong : progress.Problem;
        FieldModel spoilt = field.Rest(FieldState.Invalid, problem);
        CaptureModel next = ForgetNumber(model.With(spoilt), field.Field);
        return new CaptureDecision.Accepted(next, [], [CaptureTrail.Judged(next, spoilt, CaptureTrail.Caller)]);
    }

    private static CaptureDecision.Accepted SpoiltAfterwards(CaptureModel model, FieldModel field, FieldProblem problem, DecisionContext context)
    {
        FieldModel spoilt = field.Rest(FieldState.Invalid, problem);
        CaptureModel next = ForgetNumber(model.With(spoilt), field.Field);
        CaptureDecision.Accepted advanced = Asking.Advance(next, context);
        return advanced with { Audit = [CaptureTrail.Judged(next, spoilt, CaptureTrail.Caller), .. advanced.Audit] };
    }

    private static CaptureDecision.Accepted Collecting(CaptureModel model, FieldModel field) => new(
        ForgetNumber(model.With(field), field.Field) with { State = CaptureState.Collecting, CurrentField = field.Field },
        [],
        []);

    private static CaptureModel ForgetNumber(CaptureModel model, CardField field) =>
        field == CardField.CardNumber ? model with { Masked = null } : model;

    /// <summary>
    /// An empty field was judged: the done key after a field that was already complete, or a time-out that crossed the clear key. No try is
    /// used up.
    /// </summary>
    private static bool IsStrayVerdict(FieldModel field, FieldProgress progress) =>
        field is { State: FieldState.WaitingForFirstKey, Digits: 0 } && progress.Problem == FieldProblem.TooShort;

    private static FieldProblem ProblemOf(FieldModel field, FieldProgress progress) =>
        field.IsBeingJudged && progress.Problem == FieldProblem.TooShort ? FieldProblem.BetweenKeysTimedOut : progress.Problem;

    /// <summary>These brands issue numbers of more than 16 digits as a rule, and one in ten of them passes the Luhn check at 16.</summary>
    private static bool MayGoOn(MaskedPan? masked) => masked is { Brand: CardBrand.Maestro or CardBrand.UnionPay, Length: < 19 };
}
