using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Tones;

public sealed class KeyToneDetectorTests
{
    public static TheoryData<int, double, double, double, double> Accepted => new()
    {
        { 40, -9, -9, 0, -99 },
        { 40, -9, -9, 0.015, -99 },
        { 40, -9, -9, -0.015, -99 },
        { 40, 0, 0, 0, -99 },
        { 40, -36, -36, 0, -99 },
        { 40, -20, -12, 0, -99 },
        { 40, -12, -20, 0, -99 },
        { 40, -9, -9, 0, -21 },
        { 40, -36, -36, -0.015, -48 },
        { 400, -17, -9, 0.015, -23.4 },
    };

    public static TheoryData<int, double> Rejected => new()
    {
        { 20, 0 },
        { 100, 0.035 },
        { 100, -0.035 },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Every_key_within_the_limits_is_heard_once_on_both_laws(int milliseconds, double row, double column, double error, double noise)
    {
        for (int turn = 0; turn < 64; turn++)
        {
            byte key = (byte)(turn % KeyFrequencies.KeyCount);
            KeyTone[] tones = Hear(key, milliseconds, new KeyToneShape(row, column, error, 0), noise, turn);

            KeyTone tone = Assert.Single(tones, tone => !tone.HasEnded);
            Assert.Equal(key, tone.Key);
            KeyTone ended = Assert.Single(tones, tone => tone.HasEnded);
            int start = 1000 + (turn * 7);
            Assert.InRange(ended.StartSample, start - 64, start + 64);
            Assert.InRange(ended.EndSample, start + (milliseconds * 8) - 64, start + (milliseconds * 8) + 64);
        }
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public void No_key_outside_the_limits_is_heard(int milliseconds, double error)
    {
        for (int turn = 0; turn < 64; turn++)
        {
            Assert.Empty(Hear((byte)(turn % KeyFrequencies.KeyCount), milliseconds, new KeyToneShape(-9, -9, error, 0), -99, turn));
        }
    }

    [Fact]
    public void Equal_keys_with_pauses_of_40_ms_are_all_heard()
    {
        for (int shift = 0; shift < 40; shift += 3)
        {
            short[] sound = Sound.Silence(1000);
            for (int press = 0; press < 10; press++)
            {
                Sound.AddKey(sound, 100 + shift + (press * 640), 7, 320, KeyToneShape.Standard);
            }

            Assert.Equal(10, Drain(sound).Count(tone => !tone.HasEnded));
        }
    }

    [Fact]
    public void A_hole_of_10_ms_does_not_make_two_keys()
    {
        for (int shift = 0; shift < 40; shift += 3)
        {
            short[] sound = Sound.Silence(400);
            Sound.AddKey(sound, 800 + shift, 3, 1200, KeyToneShape.Standard);
            sound.AsSpan(1500, 80).Clear();

            Assert.Single(Drain(sound), tone => !tone.HasEnded);
        }
    }

    [Theory]
    [InlineData(160)]
    [InlineData(320)]
    public void A_key_with_samples_lost_inside_is_one_key(int lost)
    {
        for (int start = 400; start < 640; start += 20)
        {
            short[] sound = Sound.Silence(400);
            Sound.AddKey(sound, start, 9, 1280, KeyToneShape.Standard);
            KeyToneDetector detector = new();
            detector.Process(sound.AsSpan(0, 960));
            detector.ProcessMissing(lost);
            detector.Process(sound.AsSpan(960 + lost));

            Assert.Single(Drain(detector), tone => !tone.HasEnded);
        }
    }

    [Fact]
    public void Two_equal_keys_stay_two_when_the_first_loses_its_end()
    {
        short[] sound = Sound.Silence(400);
        Sound.AddKey(sound, 400, 9, 640, KeyToneShape.Standard);
        Sound.AddKey(sound, 1520, 9, 640, KeyToneShape.Standard);
        KeyToneDetector detector = new();
        detector.Process(sound.AsSpan(0, 960));
        detector.ProcessMissing(160);
        detector.Process(sound.AsSpan(1120));

        Assert.Equal(2, Drain(detector).Count(tone => !tone.HasEnded));
    }

    [Fact]
    public void Voice_and_music_hold_no_key()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            Assert.Empty(Drain(Sound.OverTheLine(Sound.Voice(10_000, seed), seed % 2 == 0)));
            Assert.Empty(Drain(Sound.OverTheLine(Sound.Music(10_000, seed), seed % 2 == 0)));
        }
    }

    [Fact]
    public void The_text_of_a_finding_says_nothing()
    {
        KeyTone tone = Drain(Keyed(5)).First();

        Assert.Equal("KeyTone", tone.ToString());
    }

    [Fact]
    public void Nothing_is_allocated_while_listening()
    {
        short[] sound = Keyed(5);
        KeyToneDetector detector = new();
        detector.Process(sound);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            detector.Process(sound);
            while (detector.TryTake(out _))
            {
            }
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static short[] Keyed(byte key)
    {
        short[] sound = Sound.Silence(300);
        Sound.AddKey(sound, 800, key, 800, KeyToneShape.Standard);
        return sound;
    }

    private static KeyTone[] Hear(byte key, int milliseconds, in KeyToneShape shape, double noise, int turn)
    {
        short[] sound = Sound.Silence(milliseconds + 400);
        Sound.AddKey(sound, 1000 + (turn * 7), key, milliseconds * 8, shape);
        if (noise > -90)
        {
            Sound.AddNoise(sound, noise, turn);
        }

        return Drain(Sound.OverTheLine(sound, turn % 2 == 0));
    }

    private static KeyTone[] Drain(short[] sound)
    {
        KeyToneDetector detector = new();
        List<KeyTone> tones = [];
        foreach (short[] packet in sound.Chunk(160))
        {
            detector.Process(packet);
            tones.AddRange(Drain(detector));
        }

        return [.. tones];
    }

    private static List<KeyTone> Drain(KeyToneDetector detector)
    {
        List<KeyTone> tones = [];
        while (detector.TryTake(out KeyTone tone))
        {
            tones.Add(tone);
        }

        return tones;
    }
}
