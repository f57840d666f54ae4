using PayGate.Redaction.Audio;
using PayGate.Redaction.Tests.Support;
using PayGate.Redaction.Verification;

namespace PayGate.Redaction.Tests.Audio;

public sealed class SpanMuterTests
{
    public static TheoryData<int, int, int> Cases()
    {
        var data = new TheoryData<int, int, int>();
        foreach (SampleEncoding encoding in Enum.GetValues<SampleEncoding>())
        {
            foreach (Replacement replacement in Enum.GetValues<Replacement>())
            {
                data.Add((int)encoding, (int)replacement, 3);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Spans_are_replaced_to_the_sample_on_every_channel_and_nothing_else(int encoding, int replacement, int channels)
    {
        var format = new WavFormat((SampleEncoding)encoding, channels, 8000);
        FrameSpan[] spans = [new(0, 1), new(10, 5), new(15, 1), new(90, 10)];
        byte[] original = [.. Enumerable.Repeat((byte)0x55, 100 * format.BytesPerFrame)];
        byte[] muted = Mute(format, original, spans, (Replacement)replacement, blockFrames: 7);
        var filler = new ReplacementFiller(format, (Replacement)replacement);
        byte[] expected = new byte[format.BytesPerFrame];
        for (int frame = 0; frame < 100; frame++)
        {
            bool inside = spans.Any(span => frame >= span.Start && frame < span.End);
            filler.Fill(frame, expected);
            Range at = (frame * format.BytesPerFrame)..((frame + 1) * format.BytesPerFrame);
            Assert.Equal(inside ? expected : original[at], muted[at]);
        }
    }

    [Theory]
    [InlineData(SampleEncoding.Pcm8, 0x80)]
    [InlineData(SampleEncoding.Pcm16, 0)]
    [InlineData(SampleEncoding.Pcm24, 0)]
    [InlineData(SampleEncoding.Float64, 0)]
    [InlineData(SampleEncoding.ALaw, 0xD5)]
    [InlineData(SampleEncoding.MuLaw, 0xFF)]
    internal void Silence_is_what_the_encoding_calls_silence(SampleEncoding encoding, byte silence)
    {
        var format = new WavFormat(encoding, 1, 8000);
        byte[] muted = Mute(format, new byte[4 * format.BytesPerFrame], [new(0, 4)], Replacement.Silence, 4);
        Assert.All(muted, value => Assert.Equal(silence, value));
    }

    [Theory]
    [InlineData(99, 2)]
    [InlineData(100, 1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(1, long.MaxValue)]
    [InlineData(-1, 2)]
    [InlineData(5, 0)]
    public void A_span_that_does_not_fit_is_an_error_and_no_silent_success(long start, long length) =>
        Assert.Throws<BadAudioException>(() => new SpanMuter(WavFormat.Telephone, 100, [new(start, length)], Replacement.Silence));

    [Fact]
    public void Spans_that_overlap_or_are_out_of_order_are_refused()
    {
        Assert.Throws<BadAudioException>(() => new SpanMuter(WavFormat.Telephone, 100, [new(0, 5), new(4, 2)], Replacement.Silence));
        Assert.Throws<BadAudioException>(() => new SpanMuter(WavFormat.Telephone, 100, [new(50, 5), new(4, 2)], Replacement.Silence));
    }

    [Fact]
    public void Audio_that_is_shorter_than_announced_is_an_error()
    {
        var muter = new SpanMuter(WavFormat.Telephone, 100, [new(50, 5)], Replacement.Silence);
        muter.Apply(new byte[99 * 4]);
        Assert.Throws<BadAudioException>(muter.Complete);
    }

    [Theory]
    [InlineData(SampleEncoding.Pcm16)]
    [InlineData(SampleEncoding.ALaw)]
    internal void A_bleep_is_heard_and_is_no_key(SampleEncoding encoding)
    {
        var format = new WavFormat(encoding, 1, 8000);
        byte[] bleep = Mute(format, new byte[8000 * format.BytesPerFrame], [new(0, 8000)], Replacement.Bleep, 8000);
        short[] linear = new short[8000];
        LinearSamples.Decode(encoding, bleep, linear);
        Assert.InRange(linear.Max(), 3000, 3400);
        Assert.Empty(PayGate.Signals.Tones.ResidualToneDetector.Find(linear));
    }

    [Fact]
    public void The_comparer_counts_what_the_muter_did_not_do()
    {
        WavFormat format = WavFormat.Telephone;
        byte[] original = TestAudio.Encode(SampleEncoding.Pcm16, TestAudio.Stereo(0.1));
        FrameSpan[] spans = [new(100, 50)];
        byte[] muted = Mute(format, original, spans, Replacement.Silence, 64);
        muted[(120 * 4) + 2] = 1;
        muted[99 * 4] ^= 1;
        muted[150 * 4] ^= 1;
        var comparer = new SpanComparer(format, spans, Replacement.Silence);
        comparer.Compare(original.AsSpan(0, 480), muted.AsSpan(0, 480));
        comparer.Compare(original.AsSpan(480), muted.AsSpan(480));
        Assert.Equal((1, 2, 1, 800), (comparer.NotReplaced, comparer.Altered, comparer.SpansSeen, comparer.Frames));
    }

    private static byte[] Mute(WavFormat format, byte[] original, FrameSpan[] spans, Replacement replacement, int blockFrames)
    {
        byte[] muted = [.. original];
        var muter = new SpanMuter(format, original.Length / format.BytesPerFrame, spans, replacement);
        int block = blockFrames * format.BytesPerFrame;
        for (int at = 0; at < muted.Length; at += block)
        {
            muter.Apply(muted.AsSpan(at, Math.Min(block, muted.Length - at)));
        }

        muter.Complete();
        return muted;
    }
}
