using PayGate.Redaction.Audio;
using PayGate.Signals.Tones;

namespace PayGate.Redaction.Tests.Support;

/// <summary>Makes audio with known content: a soft hum that no detector takes for a key, and keys at known places.</summary>
internal static class TestAudio
{
    public const int Rate = 8000;

    /// <summary>A hum of 300 Hz on both channels, a little different on each.</summary>
    public static short[] Stereo(double seconds)
    {
        short[] samples = new short[2 * (int)(seconds * Rate)];
        for (int i = 0; i < samples.Length / 2; i++)
        {
            samples[2 * i] = Hum(i, 300, Rate);
            samples[(2 * i) + 1] = Hum(i, 330, Rate);
        }

        return samples;
    }

    public static short Hum(int index, double hertz, int rate) => (short)(900 * Math.Sin(Math.Tau * hertz * index / rate));

    /// <summary>Adds a key to one channel.</summary>
    public static void AddKey(short[] stereo, int channel, byte key, double atSeconds, int milliseconds)
    {
        short[] tone = new short[milliseconds * Rate / 1000];
        var generator = new ToneGenerator();
        generator.Start(key, tone.Length, KeyToneShape.Standard);
        generator.AddTo(tone);
        int start = (int)(atSeconds * Rate);
        for (int i = 0; i < tone.Length; i++)
        {
            stereo[(2 * (start + i)) + channel] += tone[i];
        }
    }

    /// <summary>Bytes of mono samples in an encoding.</summary>
    public static byte[] Encode(SampleEncoding encoding, ReadOnlySpan<short> samples)
    {
        int size = new WavFormat(encoding, 1, Rate).BytesPerSample;
        byte[] bytes = new byte[samples.Length * size];
        for (int i = 0; i < samples.Length; i++)
        {
            LinearSamples.Encode(encoding, samples[i], bytes.AsSpan(i * size, size));
        }

        return bytes;
    }
}
