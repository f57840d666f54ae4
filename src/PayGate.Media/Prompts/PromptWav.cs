using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using PayGate.Signals.Codecs;

namespace PayGate.Media.Prompts;

/// <summary>Reads the WAV files that can be played: 8 kHz, one channel, 16-bit PCM or either law of G.711.</summary>
internal static class PromptWav
{
    /// <summary>Longest prompt.</summary>
    internal const int PromptSeconds = 30;

    private const int Rate = 8000;
    private const int Pcm = 1;
    private const int ALawFormat = 6;
    private const int MuLawFormat = 7;

    /// <summary>The samples; <see langword="null"/> when it cannot be played, and what is wrong with it.</summary>
    internal static short[]? TryRead(ReadOnlySpan<byte> wav, int longestSeconds, out string problem)
    {
        problem = "is not a WAV file";
        if (wav.Length < 12 || !wav[..4].SequenceEqual("RIFF"u8) || !wav[8..12].SequenceEqual("WAVE"u8))
        {
            return null;
        }

        int format = 0;
        int bits = 0;
        for (ReadOnlySpan<byte> rest = wav[12..]; rest.Length >= 8;)
        {
            ReadOnlySpan<byte> name = rest[..4];
            long size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            ReadOnlySpan<byte> body = rest[8..(int)Math.Min(rest.Length, 8 + size)];
            if (name.SequenceEqual("fmt "u8) && body.Length >= 16)
            {
                format = BinaryPrimitives.ReadUInt16LittleEndian(body);
                bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
                problem = ProblemOf(body, format, bits);
                if (problem.Length > 0)
                {
                    return null;
                }
            }
            else if (name.SequenceEqual("data"u8) && format != 0)
            {
                problem = body.Length / (bits / 8) is var samples && samples > 0 && samples <= longestSeconds * Rate
                    ? ""
                    : string.Create(CultureInfo.InvariantCulture, $"is empty or longer than {longestSeconds} seconds");
                return problem.Length == 0 ? Decode(format, body) : null;
            }

            rest = rest[(int)Math.Min(rest.Length, 8 + size + (size & 1))..];
        }

        problem = "has no sound";
        return null;
    }

    private static string ProblemOf(ReadOnlySpan<byte> body, int format, int bits) =>
        BinaryPrimitives.ReadUInt16LittleEndian(body[2..]) != 1 ? "has more than one channel"
        : BinaryPrimitives.ReadUInt32LittleEndian(body[4..]) != Rate ? "is not sampled at 8000 Hz"
        : (format, bits) is (Pcm, 16) or (ALawFormat, 8) or (MuLawFormat, 8) ? ""
        : "is neither 16-bit PCM nor G.711";

    private static short[] Decode(int format, ReadOnlySpan<byte> body)
    {
        short[] samples = new short[format == Pcm ? body.Length / sizeof(short) : body.Length];
        switch (format)
        {
            case ALawFormat:
                ALaw.Decode(body, samples);
                break;
            case MuLawFormat:
                MuLaw.Decode(body, samples);
                break;
            default:
                body[..(samples.Length * sizeof(short))].CopyTo(MemoryMarshal.AsBytes(samples.AsSpan()));
                break;
        }

        return samples;
    }
}
