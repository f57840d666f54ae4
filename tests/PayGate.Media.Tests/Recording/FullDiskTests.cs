using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Recording;

/// <summary>The disk takes no more in the middle of a call: no card is taken on it, what was keyed is gone, and the call goes on.</summary>
[Collection(SmallFiles.Alone)]
public sealed class FullDiskTests : RecordedTest
{
    private const int Room = 1 << 16;

    [Fact]
    public async Task A_capture_that_runs_ends_and_the_call_goes_on_behind_the_mask()
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Press(CardNumber[..8], KeyTransport.Both);
        using (new SmallFiles(Room))
        {
            Live.Talk(4000);
            ProtectionLost lost = await Relay.NextAsync<ProtectionLost>();
            Assert.Equal((capture, "The recorder failed: the disk refused or stalled."), (lost.Capture, lost.Reason));
        }

        Live.HeardByAgent.Clear();
        Live.Press(CardNumber[8..], KeyTransport.Both);
        Assert.NotEmpty(Live.HeardByAgent);
        Assert.Equal(0, Live.EventsHeardByAgent);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Desk.SealAsync(capture, CancellationToken.None));
        await Desk.DisarmAsync(capture, CancellationToken.None);
        Assert.Equal("The recorder is not writing.", (await TryArmAsync(CaptureId.New())).Refusal);
        Assert.Equal(CallState.Answered, Assert.Single(Desk.Calls).State);
    }

    [Fact]
    public async Task A_capture_that_was_not_begun_is_refused_and_the_next_call_is_recorded_again()
    {
        using (new SmallFiles(Room))
        {
            Live.Talk(4000);
            Assert.Equal("The recorder is not writing.", await RefusalAsync(Call));
        }

        Live.HeardByAgent.Clear();
        Live.Talk(100);
        Assert.Equal(5, Live.HeardByAgent.Count);
        Relay.Delete(SipCallId);
        await ConnectAsync();
        Assert.Equal(new ArmConfirmation(true, true, null), await TryArmAsync(CaptureId.New()));
    }

    /// <summary>The thread that writes notices the disk in its own time: what it armed before that is given back.</summary>
    private async Task<string?> RefusalAsync(CallId call)
    {
        string? refusal = null;
        for (int i = 0; i < 200 && refusal is null; i++)
        {
            CaptureId capture = CaptureId.New();
            refusal = (await TryArmAsync(capture, call: call)).Refusal;
            await Desk.DisarmAsync(capture, CancellationToken.None);
            await Task.Delay(refusal is null ? 50 : 0);
        }

        return refusal;
    }
}
