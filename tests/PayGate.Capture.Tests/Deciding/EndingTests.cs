using PayGate.Audit;
using PayGate.Capture.Deciding;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Deciding;

public sealed class EndingTests
{
    [Fact]
    public void Success_keeps_token_and_last_four_only()
    {
        CaptureModel storing = Sample.In(CaptureState.Storing);

        CaptureModel next = Sample.Next(storing, new CaptureCommand.Stored(Sample.Token));

        Assert.Equal((Sample.Token, Sample.Visa), (next.Token, next.Masked));
    }

    [Fact]
    public void An_ending_without_success_forgets_what_was_shown_of_the_card()
    {
        CaptureModel ended = Sample.Next(Sample.In(CaptureState.Complete), new CaptureCommand.Cancel());

        Assert.Null(ended.Masked);
        Assert.All(ended.Fields, field => Assert.Equal((FieldState.Idle, 0), (field.State, field.Digits)));
    }

    [Fact]
    public void The_end_is_shown_as_wiped_only_when_the_relay_said_so()
    {
        CaptureModel ended = Sample.In(CaptureState.Ended);
        Assert.Equal((true, null), (ended.MaskClosed, ended.EndedAt));

        CaptureModel wiped = Sample.Next(ended, new CaptureCommand.MaskOpened(), Sample.Noon.AddSeconds(1));

        Assert.Equal((false, Sample.Noon.AddSeconds(1)), (wiped.MaskClosed, wiped.EndedAt));
    }

    [Fact]
    public void A_caller_who_hangs_up_after_the_confirmation_may_still_get_a_token()
    {
        CaptureModel storing = Sample.In(CaptureState.Storing);
        CaptureModel hungUp = Sample.Next(storing, new CaptureCommand.CallEnded());
        CaptureModel sealedCard = Sample.Next(hungUp, new CaptureCommand.Sealed(Sample.Sealed(hungUp)));

        Assert.Equal(CaptureOutcome.Succeeded, Sample.Next(sealedCard, new CaptureCommand.Stored(Sample.Token)).Outcome);
        Assert.Equal(CaptureOutcome.HungUp, Sample.Next(hungUp, new CaptureCommand.SealFailed()).Outcome);
    }

    [Fact]
    public void A_token_that_comes_too_late_is_on_record_and_not_shown()
    {
        CaptureModel ended = Sample.Next(Sample.In(CaptureState.Storing), new CaptureCommand.StoreFailed());

        CaptureDecision.Accepted decision = Assert.IsType<CaptureDecision.Accepted>(
            CaptureDecider.Decide(ended, new CaptureCommand.Stored(Sample.Token), Sample.At(Sample.Noon)));

        Assert.Null(decision.Next.Token);
        Assert.Equal(AuditKind.TokenCameLate, Assert.Single(decision.Audit).Kind);
    }

    [Fact]
    public void What_the_relay_refused_is_on_record()
    {
        CaptureDecision.Accepted decision = Assert.IsType<CaptureDecision.Accepted>(CaptureDecider.Decide(
            Sample.In(CaptureState.Securing),
            new CaptureCommand.NotSecured(MaskClosed: true, RecorderSecured: false),
            Sample.At(Sample.Noon)));

        AuditEntry failed = Assert.Single(decision.Audit, entry => entry.Kind == AuditKind.SecuringFailed);
        Assert.Contains(failed.Details, detail => detail is { Name: "recorderSecured", Value: "false" });
    }

    [Fact]
    public void Confirming_twice_seals_once()
    {
        CaptureModel storing = Sample.In(CaptureState.Storing);

        Assert.IsType<CaptureDecision.Unchanged>(CaptureDecider.Decide(storing, new CaptureCommand.Confirm(), Sample.At(Sample.Noon)));
    }

    [Fact]
    public void A_field_that_is_not_part_of_the_capture_is_refused()
    {
        CaptureWish wish = Sample.Wish() with { Fields = [CardField.CardNumber, CardField.Expiry] };
        CaptureModel model = Sample.Next(CaptureDecider.Begin(wish, Sample.At(Sample.Noon)).Next, new CaptureCommand.Secured());

        CaptureDecision decision = CaptureDecider.Decide(model, new CaptureCommand.AskField(CardField.SecurityCode), Sample.At(Sample.Noon));

        Assert.Equal(RefusalCode.FieldNotInCapture, Assert.IsType<CaptureDecision.Refused>(decision).Code);
    }
}
