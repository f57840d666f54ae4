using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Tones;

public sealed class ToneGeneratorTests
{
    [Fact]
    public void Every_key_has_its_own_place()
    {
        HashSet<(int, int)> places = [];
        for (byte key = 0; key < KeyFrequencies.KeyCount; key++)
        {
            (int row, int column) = KeyFrequencies.PlaceOf(key);
            Assert.Equal(key, KeyFrequencies.KeyAt(row, column));
            places.Add((row, column));
        }

        Assert.Equal(16, places.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyFrequencies.PlaceOf(16));
    }

    [Fact]
    public void A_key_made_in_pieces_has_no_seam()
    {
        short[] whole = new short[1000];
        short[] pieces = new short[1000];
        ToneGenerator generator = new();
        generator.Start(5, 900, KeyToneShape.Standard);
        Assert.Equal(900, generator.AddTo(whole));
        generator.Start(5, 900, KeyToneShape.Standard);
        for (int at = 0; at < pieces.Length; at += 125)
        {
            generator.AddTo(pieces.AsSpan(at, 125));
        }

        Assert.Equal(whole, pieces);
        Assert.Equal(0, generator.Remaining);
    }

    [Fact]
    public void The_level_is_that_of_g711()
    {
        short[] sound = new short[8000];
        ToneGenerator generator = new();
        generator.Start(1, 8000, new KeyToneShape(-10, -200, 0, 0));
        generator.AddTo(sound);

        double power = sound.Average(sample => (double)sample * sample);

        Assert.InRange(10 * Math.Log10(power / (KeyFrequencies.ZeroLevelPeak * KeyFrequencies.ZeroLevelPeak / 2)), -10.05, -9.95);
    }

    [Fact]
    public void The_flat_tone_joins_without_a_seam()
    {
        short[] whole = new short[1000];
        short[] tail = new short[500];
        FlatTone.Fill(77, whole);
        FlatTone.Fill(577, tail);

        Assert.Equal(whole[500..], tail);
    }
}
