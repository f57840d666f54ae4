using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Masking;

public sealed class MaskOpeningTests
{
    private readonly TestCaller _caller = new();

    private LegProbe Leg => _caller.Leg;

    private MaskedStream Mask => _caller.Mask;

    [Fact]
    public void A_mask_asked_to_open_waits_until_the_keys_are_quiet()
    {
        Mask.Arm(MaskStyle.Silence);
        short[] key = new short[1600];
        Signals.Tests.Tones.Sound.AddKey(key, 0, 5, 800, KeyToneShape.Standard);
        _caller.SpeakFor(200, key);
        Mask.RequestOpen(_caller.Now);
        _caller.SpeakFor(1000, key);
        Assert.Equal(MaskState.Opening, Mask.State);
        _caller.SpeakFor(1300, new short[1600]);
        Assert.Equal(MaskState.Opening, Mask.State);
        _caller.SpeakFor(600, new short[1600]);

        Assert.True(Mask.IsOpen);
        Assert.Equal(6, Leg.Keys.Count);
    }

    [Fact]
    public void Somebody_who_keys_on_holds_the_mask_for_10_s_and_a_sounding_tone_longer()
    {
        Mask.Arm(MaskStyle.Silence);
        short[] key = new short[8000];
        Signals.Tests.Tones.Sound.AddKey(key, 0, 5, 4000, KeyToneShape.Standard);
        _caller.SpeakFor(400, key);
        Mask.RequestOpen(_caller.Now);
        _caller.SpeakFor(9000, key);
        Assert.False(Mask.IsOpen);
        _caller.SpeakFor(2200, key);
        Assert.True(Mask.IsOpen);
        Mask.Arm(MaskStyle.Silence);
        short[] tone = new short[8000];
        Signals.Tests.Tones.Sound.AddKey(tone, 0, 5, 8000, KeyToneShape.Standard);
        Mask.RequestOpen(_caller.Now);
        _caller.SpeakFor(12_000, tone);
        Assert.False(Mask.IsOpen);
    }

    [Fact]
    public void Closing_again_takes_back_the_wish_to_open()
    {
        Mask.Arm(MaskStyle.Silence);
        Mask.RequestOpen(_caller.Now);
        Mask.Arm(MaskStyle.FlatTone);
        _caller.SpeakFor(3000, new short[1600]);

        Assert.Equal(MaskState.Closed, Mask.State);
    }

    [Fact]
    public void A_mask_opens_without_packets_too()
    {
        Mask.Arm(MaskStyle.Silence);
        Mask.RequestOpen(0);
        Mask.Advance(1000);

        Assert.True(Mask.IsOpen);
        _caller.Speak(new short[160]);
        Assert.Equal(1, Leg.Forwarded);
    }

    [Fact]
    public void A_packet_from_before_the_opening_that_comes_after_it_does_not_leave()
    {
        Mask.Arm(MaskStyle.Silence);
        _caller.SpeakFor(400, new short[1600]);
        byte[] old = new byte[160];
        SentPacket late = new(0, PayloadKind.Pcma, false, (ushort)(_caller.Sequence - 3), _caller.Timestamp - 480, 1, old);
        Mask.RequestOpen(_caller.Now);
        _caller.SpeakFor(100, new short[1600]);
        Assert.True(Mask.IsOpen);
        int before = Leg.Packets.Count;

        Mask.Process(late.Received);

        Assert.Equal(before, Leg.Packets.Count);
    }
}
