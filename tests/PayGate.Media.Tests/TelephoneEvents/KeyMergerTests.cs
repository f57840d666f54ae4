using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.TelephoneEvents;

public sealed class KeyMergerTests
{
    public static TheoryData<int> Offsets => [.. Enumerable.Range(-4, 9).Select(step => step * 200)];

    [Theory]
    [MemberData(nameof(Offsets))]
    public void A_tone_up_to_100_ms_before_or_after_the_event_is_the_same_press(int offset)
    {
        KeyMerger merger = new();

        Assert.True(merger.BeginEvent(5, 10_000, 10_160, out _));
        merger.ExtendEvent(5, 10_800);

        Assert.False(merger.BeginTone(5, 10_000 + offset, 10_800 + offset, out _));
    }

    [Theory]
    [InlineData(-80)]
    [InlineData(-480)]
    [InlineData(-800)]
    public void A_tone_that_leads_is_joined_by_its_event(int lead)
    {
        KeyMerger merger = new();

        Assert.True(merger.BeginTone(5, 10_000 + lead, 10_000 + lead + 320, out _));

        Assert.False(merger.BeginEvent(5, 10_000, 10_160, out _));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_tone_that_is_still_heard_may_reach_an_event_further_on(bool isOver, bool isNew)
    {
        KeyMerger merger = new();
        Assert.True(merger.BeginTone(5, 10_000, 10_300, out _));
        merger.ExtendTone(5, 10_300, isOver);

        Assert.Equal(isNew, merger.BeginEvent(5, 10_800, 10_960, out _));
    }

    [Fact]
    public void Two_presses_of_one_key_on_both_transports_are_two()
    {
        KeyMerger merger = new();
        int presses = 0;
        for (long start = 0; start < 20_000; start += 1600)
        {
            presses += merger.BeginEvent(5, start, start + 800, out _) ? 1 : 0;
            presses += merger.BeginTone(5, start + 40, start + 760, out _) ? 1 : 0;
        }

        Assert.Equal(13, presses);
    }

    [Fact]
    public void A_tone_torn_apart_within_one_event_is_one_press()
    {
        KeyMerger merger = new();
        Assert.True(merger.BeginEvent(5, 1000, 3000, out _));
        Assert.False(merger.BeginTone(5, 1000, 1500, out _));

        Assert.False(merger.BeginTone(5, 2000, 2500, out _));
    }

    [Fact]
    public void Two_events_are_two_presses_even_if_one_tone_spans_both()
    {
        KeyMerger merger = new();
        Assert.True(merger.BeginTone(5, 1000, 4000, out _));
        Assert.False(merger.BeginEvent(5, 1000, 1800, out _));

        Assert.True(merger.BeginEvent(5, 2400, 3200, out _));
    }

    [Fact]
    public void Another_key_is_never_joined()
    {
        KeyMerger merger = new();
        Assert.True(merger.BeginEvent(5, 1000, 1800, out _));

        Assert.True(merger.BeginTone(6, 1000, 1800, out _));
    }

    [Theory]
    [InlineData(800, 1000, true)]
    [InlineData(400, 1200, true)]
    [InlineData(800, 2400, false)]
    [InlineData(1400, 1500, true)]
    public void The_same_key_sooner_than_a_hand_is_said(int duration, int next, bool expected)
    {
        KeyMerger merger = new();
        Assert.True(merger.BeginEvent(5, 10_000, 10_000 + duration, out bool first));
        Assert.True(merger.BeginEvent(5, 10_000 + next, 10_000 + next + duration, out bool second));

        Assert.Equal((false, expected), (first, second));
    }

    [Fact]
    public void The_text_of_a_press_says_nothing() => Assert.Equal("KeyPress", new KeyPress(5, 1, 2, true).ToString());
}
