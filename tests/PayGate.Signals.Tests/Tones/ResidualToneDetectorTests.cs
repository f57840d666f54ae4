using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Tones;

public sealed class ResidualToneDetectorTests
{
    [Theory]
    [InlineData(15, -9, 0)]
    [InlineData(20, -9, 0)]
    [InlineData(40, -9, 0.015)]
    [InlineData(40, -36, -0.015)]
    [InlineData(100, -50, 0)]
    [InlineData(400, -3, 0)]
    public void Every_key_and_fragment_of_one_is_found_where_it_is(int milliseconds, double level, double error)
    {
        for (int turn = 0; turn < 64; turn++)
        {
            byte key = (byte)(turn % KeyFrequencies.KeyCount);
            int start = 1000 + (turn * 7);
            short[] sound = Sound.Silence(milliseconds + 300);
            Sound.AddKey(sound, start, key, milliseconds * 8, new KeyToneShape(level, level, error, 0));

            ToneRange range = Assert.Single(ResidualToneDetector.Find(Sound.OverTheLine(sound, turn % 2 == 0)));

            Assert.Equal(key, range.Key);
            Assert.InRange(range.StartSample, start - 48, start + 48);
            Assert.InRange(range.Length, (milliseconds * 8) - 64, (milliseconds * 8) + 64);
        }
    }

    [Fact]
    public void A_tone_that_ends_with_the_audio_is_found()
    {
        short[] sound = Sound.Silence(100);
        Sound.AddKey(sound, 480, 4, 320, KeyToneShape.Standard);

        ToneRange range = Assert.Single(ResidualToneDetector.Find(sound));

        Assert.InRange(range.StartSample + range.Length, 740, 860);
    }

    [Fact]
    public void Voice_music_silence_and_the_flat_tone_hold_nothing()
    {
        short[] flat = new short[80_000];
        FlatTone.Fill(0, flat);
        Assert.Empty(ResidualToneDetector.Find(Sound.OverTheLine(flat, true)));
        Assert.Empty(ResidualToneDetector.Find(Sound.OverTheLine(Sound.Silence(10_000), true)));
        for (int seed = 0; seed < 4; seed++)
        {
            Assert.Empty(ResidualToneDetector.Find(Sound.OverTheLine(Sound.Voice(10_000, seed), seed % 2 == 0)));
            Assert.Empty(ResidualToneDetector.Find(Sound.OverTheLine(Sound.Music(10_000, seed), seed % 2 == 0)));
        }
    }

    [Fact]
    public void Pieces_of_any_length_give_what_the_whole_gives()
    {
        short[] sound = Sound.Silence(2000);
        for (int press = 0; press < 10; press++)
        {
            Sound.AddKey(sound, 400 + (press * 1500), (byte)press, 600, KeyToneShape.Standard);
        }

        ResidualToneDetector detector = new();
        List<ToneRange> found = [];
        foreach (short[] piece in sound.Chunk(73))
        {
            detector.Process(piece);
            found.AddRange(detector.Take());
        }

        found.AddRange(detector.Complete());
        IReadOnlyList<ToneRange> whole = ResidualToneDetector.Find(sound);
        Assert.Equal(10, whole.Count);
        Assert.Equal(whole.Select(Place), found.Select(Place));
    }

    [Fact]
    public void A_detector_can_start_again_after_it_was_completed()
    {
        short[] sound = Sound.Silence(200);
        Sound.AddKey(sound, 480, 4, 320, KeyToneShape.Standard);
        ResidualToneDetector detector = new();
        detector.Process(sound);
        ToneRange first = Assert.Single(detector.Complete());
        detector.Process(sound);
        ToneRange second = Assert.Single(detector.Complete());

        Assert.Equal(Place(first), Place(second));
    }

    private static (long Start, int Length, byte Key) Place(ToneRange range) => (range.StartSample, range.Length, range.Key);
}
