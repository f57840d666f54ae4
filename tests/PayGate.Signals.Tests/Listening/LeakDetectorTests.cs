using PayGate.Signals.Listening;
using PayGate.Signals.Tests.Tones;
using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Listening;

public sealed class LeakDetectorTests
{
    private const int Frame = 160;

    [Theory]
    [InlineData(30, -9, 0, -99)]
    [InlineData(30, -36, 0, -99)]
    [InlineData(30, -9, 0.015, -99)]
    [InlineData(30, -9, -0.015, -99)]
    [InlineData(40, -9, 0, -21)]
    [InlineData(40, -20, 0.015, -32)]
    [InlineData(400, -3, 0, -99)]
    public void Every_key_that_can_be_decoded_is_heard(int milliseconds, double level, double error, double noise)
    {
        int missed = 0;
        for (int turn = 0; turn < 64; turn++)
        {
            short[] sound = Sound.Silence(milliseconds + 200);
            if (noise > -99)
            {
                Sound.AddNoise(sound, noise, turn);
            }

            Sound.AddKey(sound, 600 + (turn * 7), (byte)(turn % KeyFrequencies.KeyCount), milliseconds * 8, new KeyToneShape(level, level, error, 0));
            int heard = Longest(Sound.OverTheLine(sound, turn % 2 == 0));
            missed += heard == 0 ? 1 : 0;
            Assert.InRange(heard, 0, milliseconds + 10);
        }

        Assert.Equal(0, missed);
    }

    [Fact]
    public void Keys_under_speech_are_heard()
    {
        short[] voice = Sound.Voice(64 * 300, 5);
        int heard = 0;
        for (int turn = 0; turn < 64; turn++)
        {
            short[] sound = [.. voice.AsSpan(turn * 2400, 2400).ToArray().Select(sample => (short)(sample / 4))];
            Sound.AddKey(sound, 800, (byte)(turn % KeyFrequencies.KeyCount), 800, new KeyToneShape(-9, -9, 0, 0));
            heard += Longest(Sound.OverTheLine(sound, turn % 2 == 0)) > 0 ? 1 : 0;
        }

        Assert.InRange(heard, 62, 64);
    }

    [Fact]
    public void Voice_music_silence_and_the_flat_tone_hold_nothing()
    {
        short[] flat = new short[80_000];
        FlatTone.Fill(0, flat);
        Assert.Equal(0, Longest(Sound.OverTheLine(flat, true)));
        Assert.Equal(0, Longest(Sound.OverTheLine(Sound.Silence(10_000), true)));
        for (int seed = 0; seed < 12; seed++)
        {
            Assert.Equal(0, Longest(Sound.OverTheLine(Sound.Voice(10_000, seed), seed % 2 == 0)));
            Assert.Equal(0, Longest(Sound.OverTheLine(Sound.Music(10_000, seed), seed % 2 == 0)));
        }
    }

    [Fact]
    public void A_single_tone_of_either_group_is_no_key()
    {
        foreach (double frequency in (double[])[.. KeyFrequencies.Rows, .. KeyFrequencies.Columns])
        {
            short[] sound = [.. Enumerable.Range(0, 8000).Select(n => (short)(8000 * Math.Sin(2 * Math.PI * frequency * n / 8000)))];
            Assert.Equal(0, Longest(Sound.OverTheLine(sound, true)));
        }
    }

    [Fact]
    public void Pieces_of_any_length_hear_the_same_key()
    {
        short[] sound = Sound.Silence(400);
        Sound.AddKey(sound, 1000, 5, 400, KeyToneShape.Standard);
        foreach (int length in (int[])[1, 7, 80, 160, 480, 960, 2000])
        {
            LeakDetector detector = new();
            Assert.InRange(sound.Chunk(length).Max(piece => detector.Process(piece)), 25, 60);
        }
    }

    [Fact]
    public void After_clearing_nothing_of_before_counts()
    {
        short[] sound = Sound.Silence(40);
        Sound.AddKey(sound, 0, 5, 320, KeyToneShape.Standard);
        LeakDetector detector = new();
        Assert.NotEqual(0, detector.Process(sound));
        detector.Clear();
        Assert.Equal(0, detector.Process(Sound.Silence(20)));
    }

    [Fact]
    public void Listening_allocates_nothing()
    {
        short[] sound = Sound.Voice(2000, 1);
        LeakDetector detector = new();
        detector.Process(sound);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int at = 0; at + Frame <= sound.Length; at += Frame)
        {
            detector.Process(sound.AsSpan(at, Frame));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static int Longest(short[] sound)
    {
        LeakDetector detector = new();
        return sound.Chunk(Frame).Max(frame => detector.Process(frame));
    }
}
