using PayGate.Audit;
using PayGate.Capture.Deciding;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Tests.Deciding;

public sealed class ProgressTests
{
    private static readonly CaptureModel Asked = Sample.In(CaptureState.Collecting);

    [Fact]
    public void Keys_are_counted_and_start_the_pause_between_keys()
    {
        CaptureModel next = Sample.Next(Asked, Sample.Keying(Asked, CardField.CardNumber, 5));

        FieldModel field = next.Find(CardField.CardNumber)!;
        Assert.Equal((FieldState.Keying, 5), (field.State, field.Digits));
        Assert.Equal(Sample.Noon + Sample.Policy.BetweenKeysTime, field.DeadlineAt);
        Assert.Equal(Sample.Noon, next.LastKeyAt);
    }

    [Fact]
    public void A_valid_field_leads_to_the_next_that_is_not_valid()
    {
        CaptureDecision.Accepted decision = Accept(Asked, Sample.Valid(Asked, CardField.CardNumber));

        Assert.Equal(CardField.Expiry, decision.Next.CurrentField);
        Assert.Equal(Sample.Visa, decision.Next.Masked);
        Assert.Equal([new CaptureEffect.AskField(CardField.Expiry, 1)], decision.Effects);
        Assert.Equal([AuditKind.FieldJudged, AuditKind.FieldAsked], decision.Audit.Select(entry => entry.Kind));
    }

    [Fact]
    public void Fields_may_be_taken_in_any_order()
    {
        CaptureModel model = Sample.Next(Sample.In(CaptureState.Secured), new CaptureCommand.AskField(CardField.SecurityCode));
        model = Sample.Next(model, Sample.Valid(model, CardField.SecurityCode));
        Assert.Equal(CardField.CardNumber, model.CurrentField);
        model = Sample.Next(model, new CaptureCommand.AskField(CardField.Expiry));
        Assert.Equal(FieldState.Idle, model.Find(CardField.CardNumber)!.State);
        model = Sample.Next(model, Sample.Valid(model, CardField.Expiry));
        Assert.Equal((CardField.CardNumber, 1), (model.CurrentField, model.Find(CardField.CardNumber)!.Attempt));
        model = Sample.Next(model, Sample.Valid(model, CardField.CardNumber));

        Assert.Equal(CaptureState.Complete, model.State);
    }

    [Fact]
    public void A_wrong_field_waits_for_the_agent_and_uses_up_a_try()
    {
        CaptureModel model = Sample.Next(Asked, Sample.Invalid(Asked, CardField.CardNumber, FieldProblem.ChecksumFailed));
        Assert.Equal((CaptureState.Secured, null), (model.State, model.CurrentField));
        FieldSnapshot shown = model.ToSnapshot().Fields[0];
        Assert.Equal((FieldState.Invalid, FieldProblem.ChecksumFailed, 1), (shown.State, shown.Problem, shown.Attempt));

        CaptureDecision.Accepted again = Accept(model, new CaptureCommand.AskField(CardField.CardNumber));

        Assert.Equal([new CaptureEffect.AskField(CardField.CardNumber, 2)], again.Effects);
        shown = again.Next.ToSnapshot().Fields[0];
        Assert.Equal((FieldState.WaitingForFirstKey, FieldProblem.ChecksumFailed, 2), (shown.State, shown.Problem, shown.Attempt));
    }

    [Fact]
    public void The_last_try_ends_the_capture()
    {
        CaptureModel model = Asked;
        for (int i = 0; i < 2; i++)
        {
            model = Sample.Next(model, Sample.Invalid(model, CardField.CardNumber, FieldProblem.ChecksumFailed));
            model = Sample.Next(model, new CaptureCommand.AskField(CardField.CardNumber));
        }

        CaptureDecision.Accepted last = Accept(model, Sample.Invalid(model, CardField.CardNumber, FieldProblem.TooLong));

        Assert.Equal(CaptureOutcome.TooManyAttempts, last.Next.Outcome);
        Assert.Equal([new CaptureEffect.Disarm()], last.Effects);
    }

    [Fact]
    public void Asking_again_and_clearing_use_up_no_try()
    {
        CaptureModel model = Asked;
        for (int i = 0; i < 5; i++)
        {
            model = Sample.Next(model, Sample.Keying(model, CardField.CardNumber, 4));
            FieldProgress cleared = Sample.Progress(model, CardField.CardNumber, FieldState.WaitingForFirstKey, 0, FieldProblem.ClearedByCaller);
            model = Sample.Next(model, new CaptureCommand.FieldProgressed(cleared));
            Assert.Equal(FieldProblem.ClearedByCaller, model.Current!.Problem);
            model = Sample.Next(model, new CaptureCommand.AskField(CardField.CardNumber));
        }

        Assert.Equal((1, 0), (model.Current!.Attempt, model.Current.Digits));
    }

    [Fact]
    public void Progress_of_an_older_asking_changes_nothing()
    {
        CaptureModel again = Sample.Next(Asked, new CaptureCommand.AskField(CardField.CardNumber));
        FieldProgress late = Sample.Progress(Asked, CardField.CardNumber, FieldState.Keying, 9);

        Assert.IsType<CaptureDecision.Unchanged>(Decide(again, new CaptureCommand.FieldProgressed(late)));
    }

    [Fact]
    public void Progress_with_an_older_sequence_changes_nothing()
    {
        CaptureModel model = Sample.Next(Asked, Sample.Keying(Asked, CardField.CardNumber, 2));

        Assert.IsType<CaptureDecision.Unchanged>(Decide(model, Sample.Keying(Asked, CardField.CardNumber, 1)));
    }

    [Fact]
    public void Progress_of_a_field_that_was_left_changes_nothing()
    {
        CaptureModel left = Sample.Next(Asked, new CaptureCommand.AskField(CardField.Expiry));

        Assert.IsType<CaptureDecision.Unchanged>(Decide(left, Sample.Keying(left, CardField.CardNumber, 7)));
    }

    [Fact]
    public void A_code_that_does_not_fit_the_brand_is_asked_again_without_using_up_a_try()
    {
        CaptureModel model = Sample.Next(Sample.In(CaptureState.Secured), new CaptureCommand.AskField(CardField.SecurityCode));
        model = Sample.Next(model, Sample.Valid(model, CardField.SecurityCode));
        model = Sample.Next(model, Sample.Invalid(model, CardField.SecurityCode, FieldProblem.CodeLength));
        Assert.Equal((CaptureState.Collecting, CardField.CardNumber), (model.State, model.CurrentField));
        model = Sample.Next(model, Sample.Valid(model, CardField.CardNumber));
        model = Sample.Next(model, Sample.Valid(model, CardField.Expiry));

        Assert.Equal((CaptureState.Collecting, CardField.SecurityCode), (model.State, model.CurrentField));
        Assert.Equal((FieldProblem.CodeLength, 1), (model.Current!.Problem, model.Current.Attempt));
    }

    [Fact]
    public void A_field_spoilt_when_all_was_complete_is_asked_again()
    {
        CaptureModel complete = Sample.In(CaptureState.Complete);

        CaptureModel next = Sample.Next(complete, Sample.Invalid(complete, CardField.SecurityCode, FieldProblem.TooLong));

        Assert.Equal((CaptureState.Collecting, CardField.SecurityCode), (next.State, next.CurrentField));
    }

    [Fact]
    public void A_key_that_overtook_the_next_asking_spoils_the_number()
    {
        CaptureModel model = Sample.Next(Asked, Sample.Valid(Asked, CardField.CardNumber));
        model = Sample.Next(model, Sample.Keying(model, CardField.CardNumber, 17));

        FieldModel number = model.Find(CardField.CardNumber)!;
        Assert.Equal((FieldState.Invalid, FieldProblem.TooLong, CardField.Expiry), (number.State, number.Problem, model.CurrentField));
        Assert.Null(model.Masked);
    }

    [Fact]
    public void The_done_key_after_a_complete_field_does_not_fail_the_next_one()
    {
        CaptureModel model = Sample.Next(Asked, Sample.Valid(Asked, CardField.CardNumber));

        CaptureDecision.Accepted next = Accept(model, Sample.Invalid(model, CardField.Expiry, FieldProblem.TooShort));

        Assert.Equal([new CaptureEffect.AskField(CardField.Expiry, 2)], next.Effects);
        Assert.Equal(0, next.Next.Current!.Failures);
    }

    [Fact]
    public void A_maestro_number_waits_for_more_digits()
    {
        MaskedPan maestro = new(CardBrand.Maestro, 16, "8453");
        CaptureDecision.Accepted first = Accept(Asked, Sample.Valid(Asked, CardField.CardNumber, maestro));
        Assert.Empty(first.Effects);
        Assert.Equal((CardField.CardNumber, FieldState.Valid), (first.Next.CurrentField, first.Next.Current!.State));

        CaptureModel reopened = Sample.Next(first.Next, Sample.Keying(first.Next, CardField.CardNumber, 17));
        Assert.Null(reopened.Masked);
        CaptureModel longer = Sample.Next(reopened, Sample.Valid(reopened, CardField.CardNumber, new MaskedPan(CardBrand.Maestro, 19, "8453")));

        Assert.Equal(CardField.Expiry, longer.CurrentField);
    }

    [Fact]
    public void A_maestro_number_goes_on_after_the_pause()
    {
        CaptureModel waiting = Sample.Next(Asked, Sample.Valid(Asked, CardField.CardNumber, new MaskedPan(CardBrand.Maestro, 16, "8453")));

        CaptureModel next = Sample.Next(waiting, new CaptureCommand.DeadlinePassed(), Sample.Noon + Sample.Policy.LongNumberPause);

        Assert.Equal(CardField.Expiry, next.CurrentField);
    }

    private static CaptureDecision Decide(CaptureModel model, CaptureCommand command) => CaptureDecider.Decide(model, command, Sample.At(Sample.Noon));

    private static CaptureDecision.Accepted Accept(CaptureModel model, CaptureCommand command) =>
        Assert.IsType<CaptureDecision.Accepted>(Decide(model, command));
}
