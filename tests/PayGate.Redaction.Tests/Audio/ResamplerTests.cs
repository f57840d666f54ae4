using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Tests.Audio;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(6000)]
    [InlineData(11025)]
    [InlineData(16000)]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(192000)]
    public void A_tone_keeps_its_frequency_level_place_and_length(int rate)
    {
        const double Hertz = 1477;
        short[] input = [.. Enumerable.Range(0, rate).Select(i => (short)(8000 * Math.Sin(Math.Tau * Hertz * i / rate)))];
        short[] output = Resample(rate, input);
        Assert.Equal(8000, output.Length);
        for (int i = 200; i < 7800; i++)
        {
            Assert.InRange(output[i] - (8000 * Math.Sin(Math.Tau * Hertz * i / 8000)), -200, 200);
        }
    }

    [Fact]
    public void What_lies_above_the_band_does_not_fold_into_it()
    {
        short[] input = [.. Enumerable.Range(0, 48000).Select(i => (short)(8000 * Math.Sin(Math.Tau * 6700 * i / 48000)))];
        short[] output = Resample(48000, input);
        Assert.All(output[200..7800], sample => Assert.InRange(sample, -80, 80));
    }

    private static short[] Resample(int rate, short[] input)
    {
        var resampler = new Resampler(rate);
        var output = new List<short>();
        for (int at = 0; at < input.Length; at += 997)
        {
            resampler.Process(input.AsSpan(at, Math.Min(997, input.Length - at)), output);
        }

        resampler.Complete(output);
        return [.. output];
    }
}
