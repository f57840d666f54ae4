using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Tones;

public sealed class ToneOnsetDetectorTests
{
    public static TheoryData<int, double, double, double, double> Audible => new()
    {
        { 15, -9, -9, 0, -99 },
        { 15, -45, -45, 0.01, -99 },
        { 15, -10, -20, 0.02, -99 },
        { 20, -9, -9, 0, -21 },
        { 40, -9, -9, 0.035, -99 },
        { 40, -9, -9, -0.035, -99 },
        { 60, -12, -12, 0, -15 },
        { 100, -55, -55, 0, -99 },
    };

    [Theory]
    [MemberData(nameof(Audible))]
    public void A_key_is_suspected_within_20_ms_of_audio(int milliseconds, double row, double column, double error, double noise)
    {
        for (int turn = 0; turn < 64; turn++)
        {
            int start = 1000 + (turn * 7);
            short[] sound = Sound.Silence(milliseconds + 400);
            Sound.AddKey(sound, start, (byte)(turn % KeyFrequencies.KeyCount), milliseconds * 8, new KeyToneShape(row, column, error, 0));
            if (noise > -90)
            {
                Sound.AddNoise(sound, noise, turn);
            }

            (long seenAt, long from) = FirstSuspicion(Sound.OverTheLine(sound, turn % 2 == 0), start);

            Assert.InRange(seenAt - start, 0, 160);
            Assert.True(from <= start + 16, "The suspicion begins after the tone.");
        }
    }

    [Fact]
    public void Silence_and_the_flat_tone_are_never_suspected()
    {
        short[] flat = new short[80_000];
        FlatTone.Fill(0, flat);

        Assert.Equal(0, SuspectedSamples(Sound.OverTheLine(flat, true)));
        Assert.Equal(0, SuspectedSamples(Sound.OverTheLine(Sound.Silence(10_000), true)));
        Assert.Equal(0, SuspectedSamples(Sound.OverTheLine(Sound.Silence(10_000), false)));
    }

    [Fact]
    public void Most_of_a_voice_made_of_vowels_is_not_suspected()
    {
        long suspected = 0;
        for (int seed = 0; seed < 4; seed++)
        {
            suspected += SuspectedSamples(Sound.OverTheLine(Sound.Voice(10_000, seed), seed % 2 == 0));
        }

        Assert.InRange(suspected, 0, 4 * 80_000 / 5);
    }

    [Fact]
    public void Samples_lost_in_a_key_are_suspected_with_it()
    {
        short[] sound = Sound.Silence(200);
        Sound.AddKey(sound, 400, 1, 1200, KeyToneShape.Standard);
        ToneOnsetDetector detector = new();
        detector.Process(sound.AsSpan(0, 960));
        detector.TryTakeSuspect(out _, out _);

        detector.ProcessMissing(160);

        Assert.True(detector.TryTakeSuspect(out long from, out long until));
        Assert.Equal((960, 1120), (from, until));
    }

    private static (long SeenAt, long From) FirstSuspicion(short[] sound, int start)
    {
        ToneOnsetDetector detector = new();
        foreach (short[] hop in sound.Chunk(ToneOnsetDetector.Hop))
        {
            detector.Process(hop);
            if (detector.TryTakeSuspect(out long from, out long until) && until > start)
            {
                return (detector.Position, from);
            }
        }

        return (long.MaxValue, long.MaxValue);
    }

    private static long SuspectedSamples(short[] sound)
    {
        ToneOnsetDetector detector = new();
        long suspected = 0;
        long last = 0;
        foreach (short[] hop in sound.Chunk(ToneOnsetDetector.Hop))
        {
            detector.Process(hop);
            if (detector.TryTakeSuspect(out long from, out long until))
            {
                suspected += until - Math.Max(from, last);
                last = until;
            }
        }

        return suspected;
    }
}
