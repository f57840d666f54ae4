using PayGate.Signals.Tests.Tones;
using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Speech;

/// <summary>A slice of <c>paygate bench talkoff</c>: speech and music that hold no key.</summary>
public sealed class TalkOffTests
{
    [Theory]
    [InlineData("it", 3)]
    [InlineData("it+f3", 4)]
    [InlineData("it+m5", 5)]
    [InlineData("en-gb", 6)]
    [InlineData("en-us+f2", 7)]
    [InlineData("en-us+linda", 75)]
    public void Speech_holds_no_key(string voice, int seed)
    {
        short[] speech = SpokenText.Say(voice, seed, 12);

        Assert.InRange(speech.Length, 30 * 8000, 200 * 8000);
        Assert.Equal(0, Keys(Sound.OverTheLine(speech, seed % 2 == 0)));
    }

    [Fact]
    public void Music_on_hold_holds_no_key()
    {
        for (int seed = 100; seed < 104; seed++)
        {
            Assert.Equal(0, Keys(Sound.OverTheLine(Sound.Music(60_000, seed), seed % 2 == 0)));
        }
    }

    [Fact]
    public void A_key_under_the_same_speech_is_heard()
    {
        short[] speech = SpokenText.Say("it+f3", 4, 4);
        for (int at = 8000; at < speech.Length - 8000; at += 16_000)
        {
            speech.AsSpan(at, 800).Clear();
            Sound.AddKey(speech, at, 5, 800, KeyToneShape.Standard);
        }

        Assert.InRange(Keys(speech), (speech.Length / 16_000) - 1, (speech.Length / 16_000) + 1);
    }

    private static int Keys(short[] sound)
    {
        KeyToneDetector detector = new();
        int keys = 0;
        foreach (short[] packet in sound.Chunk(160))
        {
            detector.Process(packet);
            while (detector.TryTake(out KeyTone tone))
            {
                keys += tone.HasEnded ? 0 : 1;
            }
        }

        return keys;
    }
}
