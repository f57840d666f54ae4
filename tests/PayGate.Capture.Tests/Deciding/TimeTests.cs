using PayGate.Capture.Deciding;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Deciding;

public sealed class TimeTests
{
    private static readonly CaptureModel Asked = Sample.In(CaptureState.Collecting);

    [Fact]
    public void A_timer_that_fires_early_changes_nothing() => Assert.IsType<CaptureDecision.Unchanged>(
        CaptureDecider.Decide(Asked, new CaptureCommand.DeadlinePassed(), Sample.At(Asked.NextDeadline!.Value - TimeSpan.FromMilliseconds(1))));

    [Fact]
    public void A_missing_first_key_uses_up_a_try()
    {
        CaptureModel next = Sample.Next(Asked, new CaptureCommand.DeadlinePassed(), Asked.NextDeadline);

        FieldModel field = next.Find(CardField.CardNumber)!;
        Assert.Equal((FieldState.Invalid, FieldProblem.FirstKeyTimedOut, 1), (field.State, field.Problem, field.Failures));
        Assert.Equal(CaptureState.Secured, next.State);
    }

    [Fact]
    public void A_caller_who_starts_just_too_late_is_still_heard()
    {
        CaptureModel late = Sample.Next(Asked, new CaptureCommand.DeadlinePassed(), Asked.NextDeadline);

        CaptureModel next = Sample.Next(late, Sample.Keying(late, CardField.CardNumber, 1));

        Assert.Equal((CaptureState.Collecting, 2), (next.State, next.Current!.Attempt));
    }

    [Fact]
    public void A_long_pause_has_the_field_judged_as_it_is()
    {
        CaptureModel keying = Sample.Next(Asked, Sample.Keying(Asked, CardField.CardNumber, 12));

        CaptureDecision.Accepted decision = Assert.IsType<CaptureDecision.Accepted>(
            CaptureDecider.Decide(keying, new CaptureCommand.DeadlinePassed(), Sample.At(keying.NextDeadline!.Value)));

        Assert.Equal([new CaptureEffect.FinishField()], decision.Effects);
        Assert.Null(decision.Next.ToSnapshot().Fields[0].DeadlineAt);
        CaptureModel judged = Sample.Next(decision.Next, Sample.Invalid(decision.Next, CardField.CardNumber, FieldProblem.TooShort));
        Assert.Equal(FieldProblem.BetweenKeysTimedOut, judged.Find(CardField.CardNumber)!.Problem);
    }

    [Fact]
    public void A_relay_that_does_not_judge_in_time_does_not_protect()
    {
        CaptureModel keying = Sample.Next(Asked, Sample.Keying(Asked, CardField.CardNumber, 12));
        CaptureModel judging = Sample.Next(keying, new CaptureCommand.DeadlinePassed(), keying.NextDeadline);

        CaptureModel next = Sample.Next(judging, new CaptureCommand.DeadlinePassed(), judging.NextDeadline);

        Assert.Equal(CaptureOutcome.NotProtected, next.Outcome);
    }

    [Fact]
    public void More_time_moves_the_running_time_out()
    {
        CaptureModel next = Sample.Next(Asked, new CaptureCommand.MoreTime());

        Assert.Equal(Asked.Current!.DeadlineAt + Sample.Policy.MoreTime, next.Current!.DeadlineAt);
    }

    [Fact]
    public void The_limit_of_the_whole_capture_ends_it_whatever_more_time_was_granted()
    {
        CaptureModel model = Asked;
        for (int i = 0; i < 40; i++)
        {
            model = Sample.Next(model, new CaptureCommand.MoreTime());
        }

        Assert.Equal(model.LimitAt, model.NextDeadline);
        CaptureModel next = Sample.Next(model, new CaptureCommand.DeadlinePassed(), model.LimitAt);
        Assert.Equal(CaptureOutcome.TimedOut, next.Outcome);
    }

    [Fact]
    public void A_vault_that_does_not_answer_takes_nothing()
    {
        CaptureModel storing = Sample.In(CaptureState.Storing);
        CaptureModel sealedCard = Sample.Next(storing, new CaptureCommand.Sealed(Sample.Sealed(storing)));

        CaptureModel next = Sample.Next(sealedCard, new CaptureCommand.DeadlinePassed(), sealedCard.NextDeadline);

        Assert.Equal(CaptureOutcome.VaultUnavailable, next.Outcome);
    }
}
