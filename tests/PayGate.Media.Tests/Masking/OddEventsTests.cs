using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.Masking;

/// <summary>Events as careless, hostile and very patient senders send them, against a closed mask.</summary>
public sealed class OddEventsTests
{
    private readonly TestCaller _caller = new();

    public OddEventsTests()
    {
        _caller.Mask.Arm(MaskStyle.Silence);
        _caller.SpeakFor(200, TestCaller.Loud());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    public void Any_volume_is_a_key(byte volume)
    {
        Send(7, _caller.Timestamp, 160, volume: volume);
        Send(7, _caller.Timestamp, 800, isEnd: true, volume: volume);

        Assert.Equal([7], _caller.Leg.Keys);
    }

    [Fact]
    public void A_key_held_for_20_s_is_one_and_nothing_leaves_all_the_while()
    {
        uint start = _caller.Timestamp;
        for (int lasted = 160; lasted <= 160_000; lasted += 160)
        {
            uint segment = (uint)((lasted - 1) / ushort.MaxValue * ushort.MaxValue);
            Send(4, start + segment, lasted - (int)segment);
            _caller.Speak(TestCaller.Loud());
        }

        Assert.Equal([4], _caller.Leg.Keys);
        AssertSilent(after: 20);
    }

    [Fact]
    public void A_duration_that_wraps_or_stands_still_is_one_key_and_keeps_the_mask_shut()
    {
        uint start = _caller.Timestamp;
        for (int lasted = 160; lasted <= 100_000; lasted += 160)
        {
            Send(4, start, lasted & ushort.MaxValue);
            _caller.Speak(TestCaller.Loud());
        }

        Assert.Equal([4], _caller.Leg.Keys);
        AssertSilent(after: 20);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 20)]
    [InlineData(6, 20)]
    [InlineData(6, 60)]
    public void Events_on_a_clock_of_their_own_are_keys_and_blank_no_more_than_others(int clock, int packet)
    {
        uint timestamp = 77_000_000;
        for (byte key = 0; key < 10; key++)
        {
            for (int lasted = packet; lasted <= 120; lasted += packet)
            {
                Send(key, timestamp, lasted * 8 * clock, lasted == 120);
                _caller.SpeakFor(packet, TestCaller.Loud());
            }

            timestamp += (uint)(4160 * clock);
            _caller.SpeakFor(400, TestCaller.Loud());
        }

        Assert.Equal([.. Enumerable.Range(0, 10).Select(key => (byte)key)], _caller.Leg.Keys);
        Assert.InRange(_caller.Mask.Counters.BlankedMilliseconds, 10 * 120, 10 * (120 + 160));
    }

    [Fact]
    public void A_sender_of_10_000_keys_on_a_bad_network_is_read_right_to_999_in_1000()
    {
        int keyed = 0;
        int right = 0;
        for (int seed = 0; seed < 320; seed++)
        {
            CallPlan plan = new() { Seed = seed, Events = true, Tones = false, Loss = 0.05, Late = 0.08, Doubled = 0.02, Press = 80, Pause = 120, Count = 32 };
            MaskedCall call = plan.Make();
            (LegProbe leg, _) = call.Run();
            keyed += call.Presses.Count;
            right += call.Presses.Zip(leg.Keys).Count(pair => pair.First.Key == pair.Second) - Math.Max(0, leg.Keys.Count - call.Presses.Count);
        }

        Assert.InRange(right, (int)(keyed * 0.999), keyed);
    }

    [Fact]
    public void What_signalling_tells_is_a_key_only_behind_the_mask()
    {
        Assert.True(_caller.Mask.TryPress(3, _caller.Now));
        Assert.Equal([3], _caller.Leg.Keys);

        TestCaller open = new();
        open.SpeakFor(100, TestCaller.Loud());
        Assert.False(open.Mask.TryPress(3, open.Now));
        Assert.Empty(open.Leg.Keys);
    }

    [Fact]
    public void Keys_told_by_signalling_keep_the_mask_closed_as_others_do()
    {
        Assert.True(_caller.Mask.TryPress(3, _caller.Now));
        _caller.Mask.RequestOpen(_caller.Now);
        for (int press = 1; press < 5; press++)
        {
            _caller.SpeakFor(1000, TestCaller.Loud());
            Assert.True(_caller.Mask.TryPress(3, _caller.Now));
        }

        Assert.Equal(MaskState.Opening, _caller.Mask.State);
        Assert.Equal(5, _caller.Leg.Keys.Count);
    }

    private void Send(byte key, uint timestamp, int duration, bool isEnd = false, byte volume = 10)
    {
        _caller.Mask.Process(new SentPacket(
            _caller.Now / 1000.0, PayloadKind.TelephoneEvent, false, 1, timestamp, 1, Payload(key, duration, isEnd, volume)).Received);
    }

    private static byte[] Payload(byte key, int duration, bool isEnd, byte volume)
    {
        byte[] payload = new byte[TelephoneEventPayload.Length];
        new TelephoneEventPayload(key, isEnd, volume, (ushort)duration).Write(payload);
        return payload;
    }

    /// <summary>From some packets after the first event on, everything that left was masked; none of it was an event.</summary>
    private void AssertSilent(int after)
    {
        Assert.All(_caller.Leg.Packets, packet => Assert.Equal(PayloadKind.Pcma, packet.Kind));
        foreach (SentPacket packet in _caller.Leg.Packets.Skip(after).SkipLast(5))
        {
            short[] samples = new short[packet.Payload.Length];
            default(CallerCodec).Decode(packet.Kind, packet.Payload, new CallerSound(samples, default));
            Assert.InRange(samples.Max(sample => Math.Abs((int)sample)), 0, 16);
        }
    }
}
