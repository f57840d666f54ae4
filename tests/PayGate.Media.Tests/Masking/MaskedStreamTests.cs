using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Masking;

public sealed class MaskedStreamTests
{
    private readonly TestCaller _caller = new();

    private LegProbe Leg => _caller.Leg;

    private MaskedStream Mask => _caller.Mask;

    [Fact]
    public void An_open_mask_passes_everything_as_it_is()
    {
        MaskedCall call = new CallPlan { Events = true, Loss = 0.05, Late = 0.05, Doubled = 0.05 }.Make();
        foreach (SentPacket packet in call.Packets)
        {
            Mask.Process(packet.Received);
        }

        Assert.Equal(call.Packets.Count, Leg.Forwarded);
        Assert.Equal(
            call.Packets.Select(packet => (packet.Kind, packet.Sequence, packet.Timestamp)),
            Leg.Packets.Select(packet => (packet.Kind, packet.Sequence, packet.Timestamp)));
        Assert.Empty(Leg.Keys);
    }

    [Fact]
    public void A_tone_that_sounds_when_the_mask_closes_is_masked_and_is_no_key()
    {
        short[] sound = new short[16_000];
        Signals.Tests.Tones.Sound.AddKey(sound, 800, 5, 4800, KeyToneShape.Standard);
        for (int at = 0; at < 2400; at += 160)
        {
            _caller.Speak(sound.AsSpan(at, 160));
        }

        int before = Leg.Packets.Count;
        Mask.Arm(MaskStyle.Silence);
        for (int at = 2400; at < sound.Length; at += 160)
        {
            _caller.Speak(sound.AsSpan(at, 160));
        }

        Leg.Packets.RemoveRange(0, before);
        Assert.Empty(ResidualToneDetector.Find(Leg.Heard(5000 + 2400, 14_000)));
        Assert.Empty(Leg.Keys);
    }

    [Fact]
    public void What_cannot_be_decoded_does_not_leave_a_closed_mask()
    {
        Mask.Arm(MaskStyle.Silence);
        _caller.Speak(new short[160]);
        _caller.Feed(PayloadKind.Undecodable, new byte[20]);
        _caller.Feed(PayloadKind.Pcma, []);
        _caller.Feed(PayloadKind.Pcma, new byte[4000]);

        Assert.DoesNotContain(Leg.Packets, packet => packet.Kind == PayloadKind.Undecodable);
        Assert.Equal(3, Mask.Counters.UndecodableDropped);
    }

    [Fact]
    public void Malformed_events_do_not_leave_and_mask_all_the_same()
    {
        Mask.Arm(MaskStyle.Silence);
        for (int packet = 0; packet < 10; packet++)
        {
            _caller.Speak(TestCaller.Loud());
        }

        _caller.Feed(PayloadKind.TelephoneEvent, [1]);
        _caller.Feed(PayloadKind.TelephoneEvent, []);

        Assert.All(Leg.Packets, packet => Assert.Equal(PayloadKind.Pcma, packet.Kind));
        Assert.Equal(2, Mask.Counters.EventPacketsRemoved);
        for (int packet = 0; packet < 3; packet++)
        {
            _caller.Speak(TestCaller.Loud());
        }

        Assert.True(Mask.Counters.BlankedMilliseconds >= 60);
    }

    [Fact]
    public void Of_comfort_noise_only_the_level_leaves()
    {
        Mask.Arm(MaskStyle.Silence);
        _caller.Speak(new short[160]);
        _caller.Feed(PayloadKind.ComfortNoise, [40, 1, 2, 3]);

        SentPacket noise = Assert.Single(Leg.Packets, packet => packet.Kind == PayloadKind.ComfortNoise);
        Assert.Equal([40], noise.Payload);
        Assert.Equal((ushort)(noise.Sequence - 1), Leg.Packets[^2].Sequence);
    }

    [Fact]
    public void What_waits_leaves_when_the_caller_falls_silent()
    {
        Mask.Arm(MaskStyle.Silence);
        for (int packet = 0; packet < 20; packet++)
        {
            _caller.Speak(TestCaller.Loud());
        }

        int before = Leg.Packets.Count;
        Mask.Advance(_caller.Now + 50_000);
        Assert.Equal(before, Leg.Packets.Count);
        Mask.Advance(_caller.Now + 150_000);
        Assert.Equal(before + 3, Leg.Packets.Count);
        Assert.Equal(20, Leg.Packets.Count(packet => packet.Kind == PayloadKind.Pcma));
    }

    [Fact]
    public void A_key_after_a_pause_of_silence_suppression_is_masked_and_read()
    {
        Mask.Arm(MaskStyle.Silence);
        _caller.Speak(new short[160]);
        _caller.Now += 3_000_000;
        _caller.Timestamp += 24_000;
        Mask.Advance(_caller.Now);
        short[] sound = new short[1600];
        Signals.Tests.Tones.Sound.AddKey(sound, 0, 5, 800, KeyToneShape.Standard);
        for (int at = 0; at < sound.Length; at += 160)
        {
            _caller.Speak(sound.AsSpan(at, 160));
        }

        Assert.Equal([5], Leg.Keys);
        Assert.Empty(ResidualToneDetector.Find(Leg.Heard(5000, 40_000)));
    }

    [Fact]
    public void A_change_of_source_in_a_key_leaks_nothing()
    {
        Mask.Arm(MaskStyle.Silence);
        short[] sound = new short[4000];
        Signals.Tests.Tones.Sound.AddKey(sound, 700, 5, 1600, KeyToneShape.Standard);
        for (int at = 0; at < 1600; at += 160)
        {
            _caller.Speak(sound.AsSpan(at, 160));
        }

        _caller.Timestamp = 900_000;
        for (int at = 1600; at < sound.Length; at += 160)
        {
            _caller.Speak(sound.AsSpan(at, 160), ssrc: 99);
        }

        Assert.Empty(ResidualToneDetector.Find(Leg.Recording(20_000)));
        Assert.All(Leg.Packets.Zip(Leg.Packets.Skip(1)), pair => Assert.Equal((ushort)(pair.First.Sequence + 1), pair.Second.Sequence));
        Assert.True(Leg.Packets.Single(packet => packet.Marker).Ssrc == 99);
    }

    [Fact]
    public void A_late_packet_with_the_start_of_a_key_is_masked()
    {
        for (int shift = 0; shift < 160; shift += 20)
        {
            LegProbe leg = new();
            MaskedStream mask = new(leg, 0, new MaskScratch());
            mask.Arm(MaskStyle.Silence);
            short[] sound = new short[3200];
            Signals.Tests.Tones.Sound.AddKey(sound, 1280 + shift, 5, 160, KeyToneShape.Standard);
            int[] order = [0, 1, 2, 3, 4, 5, 6, 7, 9, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
            foreach (int packet in order)
            {
                byte[] payload = new byte[160];
                ALaw.Encode(sound.AsSpan(packet * 160, 160), payload);
                mask.Process(new SentPacket(packet * 20, PayloadKind.Pcma, false, (ushort)packet, (uint)packet * 160, 1, payload).Received);
            }

            Assert.Empty(ResidualToneDetector.Find(leg.Heard(0, 4000)));
            Assert.Equal(0, mask.Counters.LateDropped);
        }
    }

    [Fact]
    public void Nothing_leaves_after_the_end()
    {
        Mask.Arm(MaskStyle.Silence);
        _caller.SpeakFor(400, TestCaller.Loud());
        int before = Leg.Packets.Count;
        long recorded = Leg.Recorded[^1].Position + Leg.Recorded[^1].Samples.Length;

        Mask.End();
        _caller.Speak(TestCaller.Loud());

        Assert.Equal(before, Leg.Packets.Count);
        Assert.Equal(recorded + 480, Leg.Recorded[^1].Position + Leg.Recorded[^1].Samples.Length);
    }

    [Fact]
    public void Nothing_is_allocated_per_packet()
    {
        MaskedCall call = new CallPlan { Events = true, Loss = 0.03, Late = 0.03, Doubled = 0.03, Speaks = true }.Make();
        Measure(call, armed: true);
        Measure(call, armed: false);

        Assert.Equal(0, Measure(call, armed: true));
        Assert.Equal(0, Measure(call, armed: false));
    }

    private static long Measure(MaskedCall call, bool armed)
    {
        SilentSink sink = new();
        MaskedStream mask = new(sink, 0, new MaskScratch());
        if (armed)
        {
            mask.Arm(MaskStyle.FlatTone);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (SentPacket packet in call.Packets)
        {
            mask.Process(packet.Received);
            mask.Advance(packet.Received.ArrivalMicroseconds);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
