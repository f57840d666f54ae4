using PayGate.Media.Recording;

namespace PayGate.Media.Tests.Recording;

public sealed class RecordingFramesTests
{
    private readonly RecordingFrames _frames = new();

    [Fact]
    public void Gaps_are_silence_and_channels_do_not_mix()
    {
        _frames.Write(0, 2, [7, 8]);
        _frames.Write(1, 3, [9]);
        Assert.Equal([0, 0, 0, 0, 7, 0, 8, 9, 0, 0], Take(5));
    }

    [Fact]
    public void What_comes_too_late_is_left_out()
    {
        Take(4);
        _frames.Write(0, 2, [1, 2, 3]);
        Assert.Equal([3, 0], Take(1));
        _frames.Write(0, 0, [1]);
        Assert.Equal([0, 0], Take(1));
    }

    [Fact]
    public void The_ring_goes_round_without_a_trace_of_earlier_sound()
    {
        short[] full = Enumerable.Repeat((short)5, RecordingFrames.Capacity).ToArray();
        _frames.Write(0, 0, full);
        _frames.Write(1, 0, full);
        Take(RecordingFrames.Capacity - 1);
        _frames.Write(0, RecordingFrames.Capacity, [6]);
        Assert.Equal([5, 5, 6, 0, 0, 0], Take(3));
    }

    [Fact]
    public void What_does_not_fit_is_not_written_over_the_rest() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _frames.Write(0, RecordingFrames.Capacity, [1]));

    private short[] Take(int frames)
    {
        short[] taken = new short[frames * RecordingFrames.Channels];
        _frames.Take(taken);
        return taken;
    }
}
