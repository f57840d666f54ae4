namespace PayGate.Signals.Tests.Reference;

/// <summary>G.722 of libspandsp.</summary>
internal static class SpanDspG722
{
    /// <summary>Encodes sound of 8 kHz, as the low band alone, or of 16 kHz.</summary>
    internal static byte[] Encode(ReadOnlySpan<short> samples, bool isNarrow)
    {
        nint state = SpanDsp.StartEncoder(0, SpanDsp.Rate64, isNarrow ? SpanDsp.NarrowSamples : 0);
        byte[] codes = new byte[isNarrow ? samples.Length : samples.Length / 2];
        int count = SpanDsp.Encode(state, codes, samples, samples.Length);
        _ = SpanDsp.EndEncoder(state);
        Assert.Equal(codes.Length, count);
        return codes;
    }

    /// <summary>Decodes to 8 kHz, the low band alone, or to 16 kHz.</summary>
    internal static short[] Decode(ReadOnlySpan<byte> codes, bool isNarrow)
    {
        nint state = SpanDsp.StartDecoder(0, SpanDsp.Rate64, isNarrow ? SpanDsp.NarrowSamples : 0);
        short[] samples = new short[isNarrow ? codes.Length : codes.Length * 2];
        int count = SpanDsp.Decode(state, samples, codes, codes.Length);
        _ = SpanDsp.EndDecoder(state);
        Assert.Equal(samples.Length, count);
        return samples;
    }
}
