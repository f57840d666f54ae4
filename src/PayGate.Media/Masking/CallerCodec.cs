using PayGate.Signals.Codecs;

namespace PayGate.Media.Masking;

/// <summary>The two laws of G.711 behind one face.</summary>
internal static class CallerCodec
{
    public static bool IsAudio(PayloadKind kind) => kind is PayloadKind.Pcmu or PayloadKind.Pcma;

    public static void Decode(PayloadKind kind, ReadOnlySpan<byte> codes, Span<short> samples)
    {
        if (kind == PayloadKind.Pcma)
        {
            ALaw.Decode(codes, samples);
        }
        else
        {
            MuLaw.Decode(codes, samples);
        }
    }

    public static void Encode(PayloadKind kind, ReadOnlySpan<short> samples, Span<byte> codes)
    {
        if (kind == PayloadKind.Pcma)
        {
            ALaw.Encode(samples, codes);
        }
        else
        {
            MuLaw.Encode(samples, codes);
        }
    }
}
