using PayGate.Media.Masking;
using PayGate.Signals.Codecs;

namespace PayGate.Media.Tests.Masking;

/// <summary>A caller who sends packet by packet into a mask of its own.</summary>
internal sealed class TestCaller
{
    public TestCaller() => Mask = new MaskedStream(Leg, 0, new MaskScratch());

    public LegProbe Leg { get; } = new();

    public MaskedStream Mask { get; }

    /// <summary>Microseconds.</summary>
    public long Now { get; set; }

    public ushort Sequence { get; private set; } = 100;

    public uint Timestamp { get; set; } = 5000;

    /// <summary>20 ms of a tone that is no key.</summary>
    public static short[] Loud()
    {
        short[] sound = new short[160];
        for (int i = 0; i < sound.Length; i++)
        {
            sound[i] = (short)(8000 * Math.Sin(2 * Math.PI * 300 * i / 8000));
        }

        return sound;
    }

    public void SpeakFor(int milliseconds, short[] repeated)
    {
        for (int at = 0; at < milliseconds * 8; at += 160)
        {
            Speak(repeated.AsSpan(at % repeated.Length, 160));
        }
    }

    public void Speak(ReadOnlySpan<short> samples, uint ssrc = 1)
    {
        byte[] payload = new byte[samples.Length];
        ALaw.Encode(samples, payload);
        Feed(PayloadKind.Pcma, payload, ssrc);
        Timestamp += (uint)samples.Length;
    }

    public void Feed(PayloadKind kind, byte[] payload, uint ssrc = 1)
    {
        Now += 20_000;
        Mask.Process(new SentPacket(Now / 1000.0, kind, false, Sequence++, Timestamp, ssrc, payload).Received);
    }
}
