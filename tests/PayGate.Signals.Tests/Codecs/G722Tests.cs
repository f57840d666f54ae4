using PayGate.Signals.Codecs;
using PayGate.Signals.Tests.Reference;
using PayGate.Signals.Tests.Tones;
using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Codecs;

public sealed class G722Tests
{
    public static TheoryData<string> Sounds => ["voice", "music", "keys", "noise", "full scale", "silence"];

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Codes_are_those_of_another_implementation(string name)
    {
        short[] sound = Make(name);
        byte[] codes = new byte[sound.Length];
        G722State state = G722State.Initial;

        state.Encode(sound, [], codes);

        Assert.Equal(SpanDspG722.Encode(sound, isNarrow: true), codes);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void The_low_band_is_that_of_another_implementation(string name)
    {
        short[] wide = [.. Make(name).SelectMany(sample => new[] { sample, (short)(sample / 2) })];
        byte[] codes = SpanDspG722.Encode(wide, isNarrow: false);
        (short[] low, _) = Decode(codes);

        Assert.Equal(SpanDspG722.Decode(codes, isNarrow: true), low);
    }

    [Theory]
    [MemberData(nameof(Sounds))]
    public void Both_bands_together_are_what_another_implementation_hears(string name)
    {
        short[] wide = [.. Make(name).SelectMany(sample => new[] { sample, (short)(sample / 2) })];
        byte[] codes = SpanDspG722.Encode(wide, isNarrow: false);
        (short[] low, short[] high) = Decode(codes);

        Assert.Equal(SpanDspG722.Decode(codes, isNarrow: false), Join(low, high));
    }

    [Fact]
    public void Any_codes_are_decoded_alike()
    {
        byte[] codes = new byte[80_000];
        new Random(7).NextBytes(codes);
        (short[] low, short[] high) = Decode(codes);

        Assert.Equal(SpanDspG722.Decode(codes, isNarrow: true), low);
        Assert.Equal(SpanDspG722.Decode(codes, isNarrow: false), Join(low, high));
    }

    [Fact]
    public void Sender_and_receiver_know_the_same_after_every_code()
    {
        short[] voice = Sound.Voice(2000, 1);
        byte[] codes = new byte[voice.Length];
        G722State sender = G722State.Initial;
        sender.Encode(voice, voice, codes);
        G722State receiver = G722State.Initial;
        receiver.Decode(codes, new short[codes.Length], new short[codes.Length]);

        Assert.Equal(sender, receiver);
    }

    [Fact]
    public void What_was_encoded_sounds_as_before()
    {
        short[] voice = Sound.Voice(2000, 1);
        byte[] codes = new byte[voice.Length];
        G722State state = G722State.Initial;
        state.Encode(voice, [], codes);
        (short[] low, _) = Decode(codes);

        double power = voice.Sum(sample => (double)sample * sample);
        double error = voice.Zip(low).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
        Assert.InRange(power / error, 100, double.MaxValue);
    }

    [Fact]
    public void A_target_too_short_is_refused()
    {
        G722State state = G722State.Initial;
        Assert.Throws<ArgumentException>(() => state.Decode(new byte[10], new short[9], new short[10]));
        Assert.Throws<ArgumentException>(() => state.Decode(new byte[10], new short[10], new short[9]));
        Assert.Throws<ArgumentException>(() => state.Encode(new short[10], [], new byte[9]));
        Assert.Throws<ArgumentException>(() => state.Encode(new short[10], new short[9], new byte[10]));
    }

    private static (short[] Low, short[] High) Decode(byte[] codes)
    {
        short[] low = new short[codes.Length];
        short[] high = new short[codes.Length];
        G722State state = G722State.Initial;
        state.Decode(codes, low, high);
        return (low, high);
    }

    /// <summary>The receiver's quadrature mirror filter (clause 4.4), which PayGate itself does not need; not limited, like the other one's.</summary>
    private static short[] Join(short[] low, short[] high)
    {
        int[] taps = [3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11];
        int[] history = new int[24];
        short[] wide = new short[low.Length * 2];
        for (int i = 0; i < low.Length; i++)
        {
            history.AsSpan(2).CopyTo(history);
            history[22] = (low[i] >> 1) + high[i];
            history[23] = (low[i] >> 1) - high[i];
            int even = 0;
            int odd = 0;
            for (int tap = 0; tap < taps.Length; tap++)
            {
                odd += history[2 * tap] * taps[tap];
                even += history[(2 * tap) + 1] * taps[^(tap + 1)];
            }

            wide[2 * i] = (short)(even >> 11);
            wide[(2 * i) + 1] = (short)(odd >> 11);
        }

        return wide;
    }

    private static short[] Make(string name)
    {
        short[] sound = Sound.Silence(3000);
        switch (name)
        {
            case "voice":
                return Sound.Voice(3000, 5);
            case "music":
                return Sound.Music(3000, 5);
            case "keys":
                for (byte key = 0; key < KeyFrequencies.KeyCount; key++)
                {
                    Sound.AddKey(sound, 200 + (key * 1400), key, 800, KeyToneShape.Standard);
                }

                return sound;
            case "noise":
                Sound.AddNoise(sound, -20, 3);
                return sound;
            case "full scale":
                Sound.AddNoise(sound, 3, 3);
                return sound;
            default:
                return sound;
        }
    }
}
