using PayGate.Redaction.Audio;
using PayGate.Redaction.Planning;

namespace PayGate.Redaction.Tests.Planning;

public sealed class SpanPlannerTests
{
    private const long Frames = 80_000;

    [Fact]
    public void A_masked_key_is_replaced_where_the_relay_said_and_nowhere_else() =>
        Assert.Equal([new FrameSpan(8000, 800)], Plan(Find(8000, 8800, SpanKind.MaskedKey)));

    [Fact]
    public void A_tone_is_padded_by_60_ms_and_speech_by_250_ms()
    {
        Assert.Equal([new FrameSpan(7520, 1760)], Plan(Find(8000, 8800, SpanKind.ResidualTone)));
        Assert.Equal([new FrameSpan(6000, 4800)], Plan(Find(8000, 8800, SpanKind.SpokenData)));
    }

    [Fact]
    public void Padding_stops_at_the_recording_and_a_small_overhang_is_cut()
    {
        Assert.Equal([new FrameSpan(0, 580)], Plan(Find(10, 100, SpanKind.ResidualTone)));
        Assert.Equal([new FrameSpan(79_900, 100)], Plan(Find(79_900, Frames + 4000, SpanKind.MaskedKey)));
    }

    [Theory]
    [InlineData(Frames, Frames + 10)]
    [InlineData(79_900, Frames + 4001)]
    [InlineData(-1, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    public void What_lies_outside_the_recording_is_an_error(long start, long end) =>
        Assert.Throws<BadAudioException>(() => Plan(Find(start, end, SpanKind.MaskedKey)));

    [Fact]
    public void Finds_close_to_each_other_become_one_span_with_every_reason()
    {
        IReadOnlyList<PlannedSpan> plan = SpanPlanner.Plan(WavFormat.Telephone, Frames,
        [
            new(30_000, 31_000, SpanKind.SpokenData, "transcript:PAN"),
            new(10_000, 10_400, SpanKind.MaskedKey, "relay-mask"),
            new(11_000, 11_400, SpanKind.ResidualTone, "residual-tone"),
            new(14_000, 14_400, SpanKind.ResidualTone, "residual-tone"),
        ]);
        Assert.Equal(3, plan.Count);
        Assert.Equal(new FrameSpan(10_000, 1880), plan[0].Frames);
        Assert.Equal([SpanKind.MaskedKey, SpanKind.ResidualTone], plan[0].Kinds);
        Assert.Equal(["relay-mask", "residual-tone"], plan[0].Detectors);
        Assert.Equal(new FrameSpan(13_520, 1360), plan[1].Frames);
    }

    [Fact]
    public void Spoken_finds_less_than_a_second_apart_are_joined() =>
        Assert.Equal(
            [new FrameSpan(8000, 20_000)],
            Plan(Find(10_000, 12_000, SpanKind.SpokenData), Find(24_000, 26_000, SpanKind.SpokenData)));

    [Fact]
    public void A_span_inside_another_vanishes_in_it() =>
        Assert.Equal(
            [new FrameSpan(10_000, 10_000)],
            Plan(Find(10_000, 20_000, SpanKind.MaskedKey), Find(12_000, 13_000, SpanKind.MaskedKey)));

    private static SpanCandidate Find(long start, long end, SpanKind kind) => new(start, end, kind, "test");

    private static FrameSpan[] Plan(params SpanCandidate[] candidates) =>
        [.. SpanPlanner.Plan(WavFormat.Telephone, Frames, candidates).Select(span => span.Frames)];
}
