using System.Text;
using PayGate.Media.Rtp;
using PayGate.Signals.Codecs;

namespace PayGate.Media.Tests.Support;

/// <summary>A sound that is one level throughout, told from parties that hum around zero by its mean.</summary>
internal static class SteadySound
{
    internal const short Level = 1111;

    /// <summary>A WAV file in A-law.</summary>
    internal static byte[] Wav(short level, int samples, int rate = 8000, short channels = 1)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(36 + samples);
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((short)6);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(rate * channels);
        writer.Write(channels);
        writer.Write((short)8);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(samples);
        writer.Write(Enumerable.Repeat(ALaw.Encode(level), samples).ToArray());
        return stream.ToArray();
    }

    /// <summary>For how long the sound is in packets of G.711 of 20 ms.</summary>
    internal static int LoudMilliseconds(IEnumerable<byte[]> packets) => 20 * packets.Count(packet =>
    {
        Assert.Equal(RtpProblem.None, RtpPacket.TryParse(packet, out RtpPacket read));
        short[] samples = new short[read.Payload.Length];
        ALaw.Decode(read.Payload, samples);
        return samples.Average(sample => sample) > Level / 2;
    });

    /// <summary>One source, numbers without a gap, time that goes forward.</summary>
    internal static void AssertContinuous(List<byte[]> packets)
    {
        for (int i = 1; i < packets.Count; i++)
        {
            RtpPacket.TryParse(packets[i - 1], out RtpPacket before);
            RtpPacket.TryParse(packets[i], out RtpPacket after);
            Assert.Equal((ushort)(before.Sequence + 1), after.Sequence);
            Assert.Equal(before.Ssrc, after.Ssrc);
            Assert.InRange((int)(after.Timestamp - before.Timestamp), 160, 160 * 25);
        }
    }
}
