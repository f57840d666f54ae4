using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Signals.Codecs;
using PayGate.Signals.Tests.Tones;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Masking;

/// <summary>G.722 through the mask: its sound above 4 kHz and its memory.</summary>
public sealed class WidebandTests
{
    private const int Frame = 160;
    private const int Delay = 480;
    private const int CloseAt = 30;
    private const int AskToOpenAt = 110;

    private readonly LegProbe _leg = new() { WantsAudio = false };
    private readonly MaskedStream _mask;
    private readonly short[] _low = Humming(5);
    private readonly short[] _high = Sound.Silence(5000);
    private int _openedAt;

    public WidebandTests()
    {
        _mask = new MaskedStream(_leg, 0, new MaskScratch());
        Sound.AddNoise(_high, -30, 4);
    }

    [Fact]
    public void Behind_a_closed_mask_both_bands_leave_60_ms_later_as_they_came()
    {
        (short[] low, short[] high) = Talk();

        for (int at = (CloseAt + 4) * Frame; at < (AskToOpenAt - 4) * Frame; at += Frame)
        {
            Assert.InRange(Likeness(_sentLow, low, at, Delay), 30, 200);
            Assert.InRange(Likeness(_sentHigh, high, at, Delay), 12, 200);
        }
    }

    [Fact]
    public void Closing_disturbs_nothing_before_the_mask_and_little_after_it()
    {
        (short[] low, _) = Talk();

        Assert.Equal(_sentLow[..(CloseAt * Frame)], low[..(CloseAt * Frame)]);
        Assert.InRange(LargestStep(low), 0, LargestStep(_sentLow) * 1.2);
    }

    [Fact]
    public void Opening_hands_the_receiver_back_to_the_caller_within_100_ms()
    {
        (short[] low, short[] high) = Talk();

        Assert.InRange(_openedAt, AskToOpenAt, AskToOpenAt + 25);
        for (int at = (_openedAt + 1) * Frame; at < (_openedAt + 6) * Frame; at += Frame)
        {
            Assert.InRange(Likeness(_sentLow, low, at, 0), 6, 200);
        }

        for (int at = (_openedAt + 6) * Frame; at < (_openedAt + 20) * Frame; at += Frame)
        {
            Assert.InRange(Likeness(_sentLow, low, at, 0), 25, 200);
            Assert.InRange(Likeness(_sentHigh, high, at, 0), 12, 200);
        }
    }

    [Fact]
    public void Above_4_kHz_a_masked_key_is_silence_too()
    {
        Sound.AddKey(_low, 50 * Frame, 5, 1600, KeyToneShape.Standard);

        (short[] low, short[] high) = Talk();

        int from = (50 * Frame) + Delay;
        Assert.InRange(high.AsSpan(from + 80, 1440).ToArray().Max(Math.Abs), 0, 16);
        Assert.Empty(ResidualToneDetector.Find(low));
        Assert.Equal([5], _leg.Keys);
    }

    [Fact]
    public void A_packet_that_overtook_another_does_not_spoil_the_sound()
    {
        _mask.Arm(MaskStyle.Silence);
        byte[] codes = Encode();
        int[] order = [.. Enumerable.Range(0, 100)];
        for (int packet = 20; packet < 80; packet += 10)
        {
            (order[packet], order[packet + 1]) = (order[packet + 1], order[packet]);
        }

        foreach (int packet in order)
        {
            Feed(codes, packet);
        }

        (short[] low, _) = Decode([.. _leg.Packets.SelectMany(sent => sent.Payload)]);
        for (int packet = 10; packet < 85; packet++)
        {
            // The 12 ms before a gap cannot be judged and are masked, and the sound fades in after them.
            if (packet % 10 is 9 or 0 && packet is > 15 and < 75)
            {
                continue;
            }

            Assert.InRange(Likeness(_sentLow, low, packet * Frame, 0), 10, 200);
        }
    }

    private short[] _sentLow = [];
    private short[] _sentHigh = [];

    private (short[] Low, short[] High) Talk()
    {
        byte[] codes = Encode();
        for (int packet = 0; packet < codes.Length / Frame; packet++)
        {
            if (packet == CloseAt)
            {
                _mask.Arm(MaskStyle.Silence);
            }

            if (packet == AskToOpenAt)
            {
                _mask.RequestOpen(packet * 20_000);
            }

            Feed(codes, packet);
            _openedAt = _openedAt == 0 && packet > CloseAt && _mask.IsOpen ? packet : _openedAt;
        }

        return Decode([.. _leg.Packets.SelectMany(sent => sent.Payload)]);
    }

    private byte[] Encode()
    {
        byte[] codes = new byte[_low.Length];
        G722State sender = G722State.Initial;
        sender.Encode(_low, _high, codes);
        (_sentLow, _sentHigh) = Decode(codes);
        return codes;
    }

    private void Feed(byte[] codes, int packet)
    {
        byte[] payload = codes[(packet * Frame)..((packet + 1) * Frame)];
        _mask.Process(new SentPacket(packet * 20, PayloadKind.G722, false, (ushort)packet, (uint)(packet * Frame), 1, payload).Received);
    }

    private static (short[] Low, short[] High) Decode(byte[] codes)
    {
        short[] low = new short[codes.Length];
        short[] high = new short[codes.Length];
        G722State state = G722State.Initial;
        state.Decode(codes, low, high);
        return (low, high);
    }

    /// <summary>A voice between 200 and 3000 Hz that comes and goes and that nobody takes for a key.</summary>
    private static short[] Humming(int seconds)
    {
        short[] sound = Sound.Silence(1000 * seconds);
        for (int i = 0; i < sound.Length; i++)
        {
            double time = i / 8000.0;
            double strength = 0.55 + (0.45 * Math.Sin(2 * Math.PI * 3 * time));
            double value = Math.Sin(2 * Math.PI * 220 * time) + (0.3 * Math.Sin(2 * Math.PI * 440 * time)) + (0.1 * Math.Sin(2 * Math.PI * 2900 * time));
            sound[i] = (short)(5000 * strength * value);
        }

        return sound;
    }

    /// <summary>How much stronger the sound is than what was done to it, in dB, over 20 ms.</summary>
    private static double Likeness(short[] sent, short[] heard, int at, int delay)
    {
        double power = 1;
        double error = 1;
        for (int i = at; i < at + Frame; i++)
        {
            power += (double)sent[i] * sent[i];
            error += Math.Pow(sent[i] - heard[i + delay], 2);
        }

        return 10 * Math.Log10(power / error);
    }

    private static int LargestStep(short[] sound) => sound.Zip(sound.Skip(1)).Max(pair => Math.Abs(pair.Second - pair.First));
}
