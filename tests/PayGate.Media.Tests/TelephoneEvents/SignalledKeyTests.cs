using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.TelephoneEvents;

/// <summary>Keys that signalling tells (SIP INFO), alone and beside those of the media.</summary>
public sealed class SignalledKeyTests
{
    private readonly KeyMerger _merger = new();

    [Theory]
    [InlineData(0)]
    [InlineData(800)]
    [InlineData(6000)]
    public void One_press_on_three_transports_is_one_key(int late)
    {
        Assert.True(_merger.BeginEvent(5, 10_000, 10_160, out _));
        Assert.False(_merger.BeginTone(5, 10_040, 10_400, out _));
        _merger.ExtendEvent(5, 10_800);
        _merger.ExtendTone(5, 10_840, isOver: true);

        Assert.False(_merger.BeginSignal(5, 10_000 + late, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4000)]
    public void What_signalling_tells_first_is_joined_by_the_media(int early)
    {
        Assert.True(_merger.BeginSignal(5, 10_000 - early, out _));

        Assert.False(_merger.BeginEvent(5, 10_000, 10_160, out _));
        Assert.False(_merger.BeginTone(5, 10_040, 10_400, out _));
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(0)]
    [InlineData(3000)]
    public void The_same_key_again_and_again_on_three_transports_is_as_many_keys(int signalLag)
    {
        int keys = 0;
        IEnumerable<(long At, int Transport)> told = Enumerable.Range(0, 9).SelectMany(press => new[]
        {
            (10_000L + (press * 2400), 0), (10_100L + (press * 2400), 1), (10_000L + (press * 2400) + signalLag, 2),
        });
        foreach ((long at, int transport) in told.OrderBy(sighting => sighting.At))
        {
            keys += transport switch
            {
                0 => _merger.BeginEvent(5, at, at + 800, out _),
                1 => _merger.BeginTone(5, at, at + 700, out _),
                _ => _merger.BeginSignal(5, at, out _),
            } ? 1 : 0;
            _merger.ExtendTone(5, at, isOver: true);
        }

        Assert.Equal(9, keys);
    }

    [Fact]
    public void Signalling_alone_makes_every_key_one()
    {
        int keys = 0;
        for (long at = 0; at < 20_000; at += 2000)
        {
            keys += _merger.BeginSignal(5, at, out bool quickly) ? 1 : 0;
            Assert.False(quickly);
        }

        Assert.Equal(10, keys);
    }

    [Fact]
    public void A_tone_that_follows_its_event_too_late_to_be_joined_is_said_to_be_suspicious()
    {
        Assert.True(_merger.BeginEvent(5, 10_000, 10_800, out _));

        Assert.True(_merger.BeginTone(5, 12_400, 12_800, out bool quickly));
        Assert.True(quickly);
    }

    [Theory]
    [InlineData(101, new byte[] { 5, 10, 0, 160 }, true)]
    [InlineData(96, new byte[] { 15, 0x80, 255, 255 }, true)]
    [InlineData(18, new byte[] { 5, 10, 0, 160 }, false)]
    [InlineData(101, new byte[] { 16, 10, 0, 160 }, false)]
    [InlineData(101, new byte[] { 5, 0x4A, 0, 160 }, false)]
    [InlineData(101, new byte[] { 5, 10, 0, 160, 0 }, false)]
    [InlineData(101, new byte[] { 5, 10, 0 }, false)]
    public void Only_what_has_the_shape_of_a_key_is_taken_for_one(byte payloadType, byte[] payload, bool fits) =>
        Assert.Equal(fits, UnannouncedEvent.Fits(payloadType, payload));
}
