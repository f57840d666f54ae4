using PayGate.Signals.Tests.Tones;

namespace PayGate.Media.Tests.Masking;

/// <summary>A voice for callers, made once.</summary>
internal static class Voices
{
    private static readonly short[] Long = Sound.Voice(30_000, 3);

    public static short[] Of(int milliseconds)
    {
        short[] voice = new short[milliseconds * 8];
        for (int i = 0; i < voice.Length; i++)
        {
            voice[i] = Long[i % Long.Length];
        }

        return voice;
    }
}
