using PayGate.Signals.Codecs;

namespace PayGate.Signals.Tests.Codecs;

public sealed class G711Tests
{
    [Theory]
    [InlineData(0, 0xD5, 0xFF)]
    [InlineData(8, 0xD5, 0xFE)]
    [InlineData(-8, 0x55, 0x7E)]
    [InlineData(1000, 0xFA, 0xCE)]
    [InlineData(-1000, 0x7A, 0x4E)]
    [InlineData(8159, 0x8A, 0x9F)]
    [InlineData(32767, 0xAA, 0x80)]
    [InlineData(-32768, 0x2A, 0x00)]
    public void Known_samples_have_the_codes_of_the_itu_reference(short sample, byte aLaw, byte muLaw)
    {
        Assert.Equal(aLaw, ALaw.Encode(sample));
        Assert.Equal(muLaw, MuLaw.Encode(sample));
    }

    [Theory]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    [InlineData(0xAA, 32256)]
    [InlineData(0x2A, -32256)]
    public void A_law_codes_have_the_levels_of_the_recommendation(byte code, short level) => Assert.Equal(level, ALaw.Decode(code));

    [Theory]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    [InlineData(0x80, 32124)]
    [InlineData(0x00, -32124)]
    public void Mu_law_codes_have_the_levels_of_the_recommendation(byte code, short level) => Assert.Equal(level, MuLaw.Decode(code));

    [Fact]
    public void Every_code_comes_back_after_decoding()
    {
        for (int code = 0; code < 256; code++)
        {
            Assert.Equal(code, ALaw.Encode(ALaw.Decode((byte)code)));
            if (code != 0x7F)
            {
                Assert.Equal(code, MuLaw.Encode(MuLaw.Decode((byte)code)));
            }
        }
    }

    [Fact]
    public void Every_sample_comes_back_within_half_a_step()
    {
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
        {
            int allowed = Math.Max(16, Math.Abs(sample) / 28);
            Assert.InRange(ALaw.Decode(ALaw.Encode((short)sample)) - sample, -allowed, allowed);
            Assert.InRange(MuLaw.Decode(MuLaw.Encode((short)sample)) - sample, -Math.Max(allowed, 644), Math.Max(allowed, 644));
        }
    }

    [Fact]
    public void Spans_give_what_single_samples_give()
    {
        short[] samples = [0, 1, -1, 900, -900, 32767, -32768];
        byte[] codes = new byte[samples.Length];
        short[] decoded = new short[samples.Length];

        ALaw.Encode(samples, codes);
        ALaw.Decode(codes, decoded);
        Assert.Equal(samples.Select(ALaw.Encode), codes);
        Assert.Equal(codes.Select(ALaw.Decode), decoded);

        MuLaw.Encode(samples, codes);
        MuLaw.Decode(codes, decoded);
        Assert.Equal(samples.Select(MuLaw.Encode), codes);
        Assert.Equal(codes.Select(MuLaw.Decode), decoded);
    }

    [Fact]
    public void A_target_that_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ALaw.Decode(new byte[2], new short[1]));
        Assert.Throws<ArgumentException>(() => MuLaw.Encode(new short[2], new byte[1]));
    }
}
