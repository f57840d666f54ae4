using PayGate.Signals.Tones;

namespace PayGate.Benchmarks.Tones;

/// <summary>Audio to measure detectors on.</summary>
internal static class ToneAudio
{
    internal const int SampleRate = 8000;

    /// <summary>A key of 100 ms every two seconds, all sixteen in turn, over soft noise.</summary>
    internal static short[] Generate(int seconds)
    {
        short[] audio = new short[seconds * SampleRate];
        Random noise = new(1);
        for (int i = 0; i < audio.Length; i++)
        {
            audio[i] = (short)noise.Next(-200, 201);
        }

        ToneGenerator generator = new();
        for (int second = 0; second < seconds; second += 2)
        {
            generator.Start((byte)(second / 2 % 16), SampleRate / 10, KeyToneShape.Standard);
            generator.AddTo(audio.AsSpan(second * SampleRate, SampleRate / 10));
        }

        return audio;
    }
}
