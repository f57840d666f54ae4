using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Tones;

/// <summary>Sound for tests: keys, noise, something like a voice, something like music.</summary>
internal static class Sound
{
    public const int PerMillisecond = 8;

    public static short[] Silence(int milliseconds) => new short[milliseconds * PerMillisecond];

    public static void AddKey(short[] sound, int atSample, byte key, int samples, in KeyToneShape shape)
    {
        ToneGenerator generator = new();
        generator.Start(key, samples, shape);
        generator.AddTo(sound.AsSpan(atSample));
    }

    public static void AddNoise(short[] sound, double level, int seed)
    {
        Random random = new(seed);
        double deviation = KeyFrequencies.PeakOf(level) / Math.Sqrt(2);
        for (int i = 0; i < sound.Length; i++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            sound[i] = (short)Math.Clamp(sound[i] + (deviation * normal), short.MinValue, short.MaxValue);
        }
    }

    /// <summary>Vowels with gliding pitch: pulses through three resonances, "a" among them, whose formants lie in both groups of key frequencies.</summary>
    public static short[] Voice(int milliseconds, int seed)
    {
        Random random = new(seed);
        double[][] vowels = [[750, 1250, 2500], [500, 1800, 2500], [300, 2200, 3000], [450, 900, 2500], [350, 700, 2400], [800, 1400, 2600]];
        double[] sound = new double[milliseconds * PerMillisecond];
        double pitch = 90 + (random.NextDouble() * 130);
        for (int start = 0; start < sound.Length; start += 1600)
        {
            double[] formants = vowels[random.Next(vowels.Length)];
            double glide = pitch * (0.9 + (random.NextDouble() * 0.2));
            AddVowel(sound.AsSpan(start, Math.Min(1600, sound.Length - start)), pitch, glide, formants, random);
            pitch = glide;
        }

        double peak = sound.Max(Math.Abs);
        return [.. sound.Select(value => (short)(value / peak * 12000))];
    }

    /// <summary>Chords of plucked strings with harmonics.</summary>
    public static short[] Music(int milliseconds, int seed)
    {
        Random random = new(seed);
        double[] sound = new double[milliseconds * PerMillisecond];
        for (int start = 0; start < sound.Length; start += 2400)
        {
            foreach (int semitone in (int[])[0, 4, 7, 12])
            {
                double frequency = 130.8 * Math.Pow(2, (random.Next(18) + semitone) / 12.0);
                for (int i = start; i < Math.Min(start + 6000, sound.Length); i++)
                {
                    double time = (i - start) / 8000.0;
                    for (int harmonic = 1; harmonic * frequency < 3400; harmonic++)
                    {
                        sound[i] += Math.Exp(-2 * harmonic * time) / harmonic * Math.Sin(2 * Math.PI * frequency * harmonic * time);
                    }
                }
            }
        }

        double peak = sound.Max(Math.Abs);
        return [.. sound.Select(value => (short)(value / peak * 12000))];
    }

    public static short[] OverTheLine(short[] sound, bool aLaw) =>
        [.. sound.Select(sample => aLaw ? ALaw.Decode(ALaw.Encode(sample)) : MuLaw.Decode(MuLaw.Encode(sample)))];

    private static void AddVowel(Span<double> target, double fromPitch, double toPitch, double[] formants, Random random)
    {
        double phase = 0;
        double glottis = 0;
        double[] last = new double[6];
        for (int i = 0; i < target.Length; i++)
        {
            phase += (fromPitch + ((toPitch - fromPitch) * i / target.Length)) / 8000;
            double value = (random.NextDouble() - 0.5) * 0.02;
            if (phase >= 1)
            {
                phase--;
                value += 1;
            }

            glottis = (0.95 * glottis) + value;
            value = glottis;
            for (int formant = 0; formant < 3; formant++)
            {
                double radius = Math.Exp(-Math.PI * (60 + (40 * formant)) / 8000);
                double next = value
                    + (2 * radius * Math.Cos(2 * Math.PI * formants[formant] / 8000) * last[2 * formant])
                    - (radius * radius * last[(2 * formant) + 1]);
                last[(2 * formant) + 1] = last[2 * formant];
                last[2 * formant] = next;
                value = next * 0.3;
            }

            target[i] = value * Math.Sin(Math.PI * (i + 1) / target.Length);
        }
    }
}
