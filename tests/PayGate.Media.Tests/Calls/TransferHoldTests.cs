using PayGate.Contracts.Captures;
using PayGate.Media.Calls;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Calls;

/// <summary>The mask of a call that a transfer made of one whose caller was keying.</summary>
public sealed class TransferHoldTests : IDisposable
{
    private const long Second = 1_000_000;
    private const long AnyMaskHasOpened = 15 * Second;

    private readonly StreamBench _bench = new(42_940);
    private readonly CallUpkeep _upkeep;
    private long _now;

    public TransferHoldTests()
    {
        var calls = new CallTable(_bench.Notices.Writer, new CallDirectory(1, 1, TimeProvider.System), 0);
        calls.Add(_bench.Call);
        _upkeep = new CallUpkeep(calls);
        TransferHold.Begin(_bench.Call);
    }

    [Fact]
    public void It_opens_by_itself_two_minutes_after_the_answer()
    {
        Run(119 * Second);
        Assert.True(_bench.Call.CallerLeg.Mask.IsClosed);
        Run(AnyMaskHasOpened);
        Assert.False(_bench.Call.CallerLeg.Mask.IsActive);
    }

    [Fact]
    public void Whoever_takes_the_keys_in_hand_and_lets_them_go_opens_it()
    {
        _bench.Call.CallerLeg.Mask.Close(MaskHolds.Capture, MaskStyle.Silence);
        Run(Second);
        _bench.Call.CallerLeg.Mask.Release(MaskHolds.Capture, _now);
        Run(AnyMaskHasOpened);
        Assert.False(_bench.Call.CallerLeg.Mask.IsActive);
    }

    [Fact]
    public void The_edge_opens_it_without_having_closed_it()
    {
        _bench.Call.CallerLeg.Mask.Release(MaskHolds.Block, _now);
        Run(AnyMaskHasOpened);
        Assert.False(_bench.Call.CallerLeg.Mask.IsActive);
    }

    public void Dispose() => _bench.Dispose();

    private void Run(long microseconds)
    {
        for (long end = _now + microseconds; _now < end; _now += 20_000)
        {
            _upkeep.Run(_now);
        }
    }
}
