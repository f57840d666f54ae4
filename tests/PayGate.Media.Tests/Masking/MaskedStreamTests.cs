using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Masking;

public sealed class MaskedStreamTests
{
    private readonly LegProbe _leg = new();
    private readonly MaskedStream _mask;
    private long _now;
    private ushort _sequence = 100;
    private uint _timestamp = 5000;

    public MaskedStreamTests() => _mask = new MaskedStream(_leg, 0);

    [Fact]
    public void An_open_mask_passes_everything_as_it_is()
    {
        MaskedCall call = new CallPlan { Events = true, Loss = 0.05, Late = 0.05, Doubled = 0.05 }.Make();
        foreach (SentPacket packet in call.Packets)
        {
            _mask.Process(packet.Received);
        }

        Assert.Equal(call.Packets.Count, _leg.Forwarded);
        Assert.Equal(
            call.Packets.Select(packet => (packet.Kind, packet.Sequence, packet.Timestamp)),
            _leg.Packets.Select(packet => (packet.Kind, packet.Sequence, packet.Timestamp)));
        Assert.Empty(_leg.Keys);
    }

    [Fact]
    public void A_tone_that_sounds_when_the_mask_closes_is_masked_and_is_no_key()
    {
        short[] sound = new short[16_000];
        Signals.Tests.Tones.Sound.AddKey(sound, 800, 5, 4800, KeyToneShape.Standard);
        for (int at = 0; at < 2400; at += 160)
        {
            Speak(sound.AsSpan(at, 160));
        }

        int before = _leg.Packets.Count;
        _mask.Arm(MaskStyle.Silence);
        for (int at = 2400; at < sound.Length; at += 160)
        {
            Speak(sound.AsSpan(at, 160));
        }

        _leg.Packets.RemoveRange(0, before);
        Assert.Empty(ResidualToneDetector.Find(_leg.Heard(5000 + 2400, 14_000)));
        Assert.Empty(_leg.Keys);
    }

    [Fact]
    public void What_cannot_be_decoded_does_not_leave_a_closed_mask()
    {
        _mask.Arm(MaskStyle.Silence);
        Speak(new short[160]);
        Feed(PayloadKind.Undecodable, new byte[20]);
        Feed(PayloadKind.Pcma, []);
        Feed(PayloadKind.Pcma, new byte[4000]);

        Assert.DoesNotContain(_leg.Packets, packet => packet.Kind == PayloadKind.Undecodable);
        Assert.Equal(3, _mask.Counters.UndecodableDropped);
    }

    [Fact]
    public void Malformed_events_do_not_leave_and_mask_all_the_same()
    {
        _mask.Arm(MaskStyle.Silence);
        for (int packet = 0; packet < 10; packet++)
        {
            Speak(Loud());
        }

        Feed(PayloadKind.TelephoneEvent, [1]);
        Feed(PayloadKind.TelephoneEvent, []);

        Assert.All(_leg.Packets, packet => Assert.Equal(PayloadKind.Pcma, packet.Kind));
        Assert.Equal(2, _mask.Counters.EventPacketsRemoved);
        for (int packet = 0; packet < 3; packet++)
        {
            Speak(Loud());
        }

        Assert.True(_mask.Counters.BlankedMilliseconds >= 60);
    }

    [Fact]
    public void Of_comfort_noise_only_the_level_leaves()
    {
        _mask.Arm(MaskStyle.Silence);
        Speak(new short[160]);
        Feed(PayloadKind.ComfortNoise, [40, 1, 2, 3]);

        SentPacket noise = Assert.Single(_leg.Packets, packet => packet.Kind == PayloadKind.ComfortNoise);
        Assert.Equal([40], noise.Payload);
        Assert.Equal((ushort)(noise.Sequence - 1), _leg.Packets[^2].Sequence);
    }

    [Fact]
    public void What_waits_leaves_when_the_caller_falls_silent()
    {
        _mask.Arm(MaskStyle.Silence);
        for (int packet = 0; packet < 20; packet++)
        {
            Speak(Loud());
        }

        int before = _leg.Packets.Count;
        _mask.Advance(_now + 50_000);
        Assert.Equal(before, _leg.Packets.Count);
        _mask.Advance(_now + 150_000);
        Assert.Equal(before + 3, _leg.Packets.Count);
        Assert.Equal(20, _leg.Packets.Count(packet => packet.Kind == PayloadKind.Pcma));
    }

    [Fact]
    public void A_key_after_a_pause_of_silence_suppression_is_masked_and_read()
    {
        _mask.Arm(MaskStyle.Silence);
        Speak(new short[160]);
        _now += 3_000_000;
        _timestamp += 24_000;
        _mask.Advance(_now);
        short[] sound = new short[1600];
        Signals.Tests.Tones.Sound.AddKey(sound, 0, 5, 800, KeyToneShape.Standard);
        for (int at = 0; at < sound.Length; at += 160)
        {
            Speak(sound.AsSpan(at, 160));
        }

        Assert.Equal([5], _leg.Keys);
        Assert.Empty(ResidualToneDetector.Find(_leg.Heard(5000, 40_000)));
    }

    [Fact]
    public void A_change_of_source_in_a_key_leaks_nothing()
    {
        _mask.Arm(MaskStyle.Silence);
        short[] sound = new short[4000];
        Signals.Tests.Tones.Sound.AddKey(sound, 700, 5, 1600, KeyToneShape.Standard);
        for (int at = 0; at < 1600; at += 160)
        {
            Speak(sound.AsSpan(at, 160));
        }

        _timestamp = 900_000;
        for (int at = 1600; at < sound.Length; at += 160)
        {
            Speak(sound.AsSpan(at, 160), ssrc: 99);
        }

        Assert.Empty(ResidualToneDetector.Find(_leg.Recording(20_000)));
        Assert.All(_leg.Packets.Zip(_leg.Packets.Skip(1)), pair => Assert.Equal((ushort)(pair.First.Sequence + 1), pair.Second.Sequence));
        Assert.True(_leg.Packets.Single(packet => packet.Marker).Ssrc == 99);
    }

    [Fact]
    public void A_late_packet_with_the_start_of_a_key_is_masked()
    {
        for (int shift = 0; shift < 160; shift += 20)
        {
            LegProbe leg = new();
            MaskedStream mask = new(leg, 0);
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
    public void A_mask_asked_to_open_waits_until_the_keys_are_quiet()
    {
        _mask.Arm(MaskStyle.Silence);
        short[] key = new short[1600];
        Signals.Tests.Tones.Sound.AddKey(key, 0, 5, 800, KeyToneShape.Standard);
        SpeakFor(200, key);
        _mask.RequestOpen(_now);
        SpeakFor(1000, key);
        Assert.Equal(MaskState.Opening, _mask.State);
        SpeakFor(1300, new short[1600]);
        Assert.Equal(MaskState.Opening, _mask.State);
        SpeakFor(600, new short[1600]);

        Assert.True(_mask.IsOpen);
        Assert.Equal(6, _leg.Keys.Count);
    }

    [Fact]
    public void Somebody_who_keys_on_holds_the_mask_for_10_s_and_a_sounding_tone_longer()
    {
        _mask.Arm(MaskStyle.Silence);
        short[] key = new short[8000];
        Signals.Tests.Tones.Sound.AddKey(key, 0, 5, 4000, KeyToneShape.Standard);
        SpeakFor(400, key);
        _mask.RequestOpen(_now);
        SpeakFor(9000, key);
        Assert.False(_mask.IsOpen);
        SpeakFor(2200, key);
        Assert.True(_mask.IsOpen);
        _mask.Arm(MaskStyle.Silence);
        short[] tone = new short[8000];
        Signals.Tests.Tones.Sound.AddKey(tone, 0, 5, 8000, KeyToneShape.Standard);
        _mask.RequestOpen(_now);
        SpeakFor(12_000, tone);
        Assert.False(_mask.IsOpen);
    }

    [Fact]
    public void Closing_again_takes_back_the_wish_to_open()
    {
        _mask.Arm(MaskStyle.Silence);
        _mask.RequestOpen(_now);
        _mask.Arm(MaskStyle.FlatTone);
        SpeakFor(3000, new short[1600]);

        Assert.Equal(MaskState.Closed, _mask.State);
    }

    [Fact]
    public void A_mask_opens_without_packets_too()
    {
        _mask.Arm(MaskStyle.Silence);
        _mask.RequestOpen(0);
        _mask.Advance(1000);

        Assert.True(_mask.IsOpen);
        Speak(new short[160]);
        Assert.Equal(1, _leg.Forwarded);
    }

    [Fact]
    public void A_packet_from_before_the_opening_that_comes_after_it_does_not_leave()
    {
        _mask.Arm(MaskStyle.Silence);
        SpeakFor(400, new short[1600]);
        byte[] old = new byte[160];
        SentPacket late = new(0, PayloadKind.Pcma, false, (ushort)(_sequence - 3), _timestamp - 480, 1, old);
        _mask.RequestOpen(_now);
        SpeakFor(100, new short[1600]);
        Assert.True(_mask.IsOpen);
        int before = _leg.Packets.Count;

        _mask.Process(late.Received);

        Assert.Equal(before, _leg.Packets.Count);
    }

    [Fact]
    public void Nothing_leaves_after_the_end()
    {
        _mask.Arm(MaskStyle.Silence);
        SpeakFor(400, Loud());
        int before = _leg.Packets.Count;
        long recorded = _leg.Recorded[^1].Position + _leg.Recorded[^1].Samples.Length;

        _mask.End();
        Speak(Loud());

        Assert.Equal(before, _leg.Packets.Count);
        Assert.Equal(recorded + 480, _leg.Recorded[^1].Position + _leg.Recorded[^1].Samples.Length);
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
        MaskedStream mask = new(sink, 0);
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

    private static short[] Loud()
    {
        short[] sound = new short[160];
        for (int i = 0; i < sound.Length; i++)
        {
            sound[i] = (short)(8000 * Math.Sin(2 * Math.PI * 300 * i / 8000));
        }

        return sound;
    }

    private void SpeakFor(int milliseconds, short[] repeated)
    {
        for (int at = 0; at < milliseconds * 8; at += 160)
        {
            Speak(repeated.AsSpan(at % repeated.Length, 160));
        }
    }

    private void Speak(ReadOnlySpan<short> samples, uint ssrc = 1)
    {
        byte[] payload = new byte[samples.Length];
        ALaw.Encode(samples, payload);
        Feed(PayloadKind.Pcma, payload, ssrc);
        _timestamp += (uint)samples.Length;
    }

    private void Feed(PayloadKind kind, byte[] payload, uint ssrc = 1)
    {
        _now += 20_000;
        _mask.Process(new SentPacket(_now / 1000.0, kind, false, _sequence++, _timestamp, ssrc, payload).Received);
    }
}
