using System.Buffers.Binary;
using PayGate.Signals.Codecs;

namespace PayGate.Redaction.Audio;

/// <summary>Turns stored samples into 16-bit linear ones for analysis, and back for what is put in their place.</summary>
internal static class LinearSamples
{
    /// <summary>Decodes samples; what a wider encoding holds below 16 bits is dropped, values beyond full scale are held at it.</summary>
    /// <param name="encoding">How the samples are stored.</param>
    /// <param name="stored">Whole samples.</param>
    /// <param name="linear">As many linear samples.</param>
    public static void Decode(SampleEncoding encoding, ReadOnlySpan<byte> stored, Span<short> linear)
    {
        switch (encoding)
        {
            case SampleEncoding.ALaw:
                ALaw.Decode(stored, linear);
                return;
            case SampleEncoding.MuLaw:
                MuLaw.Decode(stored, linear);
                return;
            default:
                DecodeLinear(encoding, stored, linear);
                return;
        }
    }

    /// <summary>Stores one linear sample.</summary>
    /// <param name="encoding">How to store it.</param>
    /// <param name="linear">The sample.</param>
    /// <param name="stored">Where to; as long as one sample of the encoding.</param>
    public static void Encode(SampleEncoding encoding, short linear, Span<byte> stored)
    {
        switch (encoding)
        {
            case SampleEncoding.Pcm8:
                stored[0] = (byte)((linear >> 8) + 128);
                break;
            case SampleEncoding.Pcm16:
                BinaryPrimitives.WriteInt16LittleEndian(stored, linear);
                break;
            case SampleEncoding.Pcm24:
                stored[0] = 0;
                BinaryPrimitives.WriteInt16LittleEndian(stored[1..], linear);
                break;
            case SampleEncoding.Pcm32:
                BinaryPrimitives.WriteInt32LittleEndian(stored, linear << 16);
                break;
            case SampleEncoding.Float32:
                BinaryPrimitives.WriteSingleLittleEndian(stored, linear / 32768f);
                break;
            case SampleEncoding.Float64:
                BinaryPrimitives.WriteDoubleLittleEndian(stored, linear / 32768d);
                break;
            case SampleEncoding.ALaw:
                ALaw.Encode([linear], stored[..1]);
                break;
            default:
                MuLaw.Encode([linear], stored[..1]);
                break;
        }
    }

    private static void DecodeLinear(SampleEncoding encoding, ReadOnlySpan<byte> stored, Span<short> linear)
    {
        for (int i = 0; i < linear.Length; i++)
        {
            linear[i] = encoding switch
            {
                SampleEncoding.Pcm8 => (short)((stored[i] - 128) << 8),
                SampleEncoding.Pcm16 => BinaryPrimitives.ReadInt16LittleEndian(stored[(i * 2)..]),
                SampleEncoding.Pcm24 => BinaryPrimitives.ReadInt16LittleEndian(stored[((i * 3) + 1)..]),
                SampleEncoding.Pcm32 => BinaryPrimitives.ReadInt16LittleEndian(stored[((i * 4) + 2)..]),
                SampleEncoding.Float32 => FromReal(BinaryPrimitives.ReadSingleLittleEndian(stored[(i * 4)..])),
                _ => FromReal(BinaryPrimitives.ReadDoubleLittleEndian(stored[(i * 8)..])),
            };
        }
    }

    // The conversion saturates, and turns a not-a-number into 0.
    private static short FromReal(double value) => (short)Math.Clamp(double.IsNaN(value) ? 0 : value * 32768, short.MinValue, short.MaxValue);
}
