using Microsoft.Extensions.Time.Testing;
using PayGate.Capture.Deciding;
using PayGate.Capture.Desk;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Desk;

public sealed class DeskBoardTests
{
    private readonly FakeTimeProvider _clock = new(Sample.Noon);
    private readonly DeskBoard _board;

    public DeskBoardTests() => _board = new DeskBoard(_clock);

    [Fact]
    public void Old_news_of_a_call_is_not_shown()
    {
        CallSnapshot call = Sample.Call();
        Assert.True(_board.Show(Sample.Ended(call)));

        Assert.False(_board.Show(call));

        Assert.Empty(_board.LiveCalls());
        Assert.Equal(1, _board.View(Sample.Acme, Sample.Anna).Sequence);
    }

    [Fact]
    public void Old_news_of_a_capture_is_not_shown()
    {
        CaptureModel ended = Sample.In(CaptureState.Ended);
        _board.Show(ended.Tenant, ended.ToSnapshot());

        _board.Show(ended.Tenant, ended.ToSnapshot() with { Sequence = 1, State = CaptureState.Securing });

        Assert.Equal(CaptureState.Ended, Assert.Single(_board.View(Sample.Acme, Sample.Anna).Captures).State);
    }

    [Fact]
    public void Messages_are_numbered_without_gaps_and_the_state_says_up_to_which()
    {
        _board.Show(Sample.Call());
        _board.Show(Sample.Call(tenant: Sample.Rival));

        DeskView view = _board.View(Sample.Acme, Sample.Anna);

        Assert.Equal((1, 2L), (view.Calls.Count, view.Sequence));
        Assert.True(_board.Messages.TryRead(out DeskMessage? first));
        Assert.True(_board.Messages.TryRead(out DeskMessage? second));
        Assert.Equal((1L, 2L), (first.Sequence, second.Sequence));
    }

    [Fact]
    public void Ended_captures_stay_for_a_while_and_open_ones_as_long_as_they_are_open()
    {
        CaptureModel ended = Sample.In(CaptureState.Ended);
        CaptureModel open = Sample.In(CaptureState.Collecting);
        _board.Show(ended.Tenant, ended.ToSnapshot());
        _board.Show(open.Tenant, open.ToSnapshot());

        _clock.Advance(DeskBoard.KeepEnded);
        Assert.Equal(2, _board.View(Sample.Acme, Sample.Anna).Captures.Count);
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(open.Id, Assert.Single(_board.View(Sample.Acme, Sample.Anna).Captures).Id);
    }

    [Fact]
    public void Ended_calls_are_forgotten_after_a_while()
    {
        CallSnapshot call = Sample.Call();
        _board.Show(Sample.Ended(call));
        Assert.NotNull(_board.FindCall(call.Id, Sample.Acme, Sample.Anna));

        _clock.Advance(DeskBoard.KeepEnded + TimeSpan.FromMinutes(2));
        _board.View(Sample.Acme, Sample.Anna);

        Assert.Null(_board.FindCall(call.Id, Sample.Acme, Sample.Anna));
    }
}
