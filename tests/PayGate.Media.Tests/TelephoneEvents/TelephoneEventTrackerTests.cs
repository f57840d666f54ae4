using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.TelephoneEvents;

public sealed class TelephoneEventTrackerTests
{
    private const uint Source = 0xABCD;

    [Fact]
    public void A_press_with_three_ends_is_one()
    {
        Assert.Equal([5], Track(EventPacket.Press(5, 1000, 800)));
    }

    [Fact]
    public void A_lost_end_does_not_eat_the_next_press()
    {
        List<EventPacket> first = EventPacket.Press(5, 1000, 800);
        first.RemoveRange(first.Count - 3, 3);

        Assert.Equal([5, 5], Track([.. first, .. EventPacket.Press(5, 1000 + 800 + 400, 800)]));
    }

    [Fact]
    public void A_press_of_which_only_a_late_end_arrives_counts()
    {
        Assert.Equal([7], Track([EventPacket.Press(7, 1000, 800)[^1]]));
    }

    [Fact]
    public void Late_packets_of_an_older_press_are_not_a_new_one()
    {
        List<EventPacket> first = EventPacket.Press(5, 1000, 800);
        List<EventPacket> second = EventPacket.Press(6, 2600, 800);

        Assert.Equal([5, 6], Track([.. first[..3], .. second[..2], first[^1], .. second[2..], first[^2]]));
    }

    [Fact]
    public void A_press_longer_than_the_duration_field_is_one()
    {
        List<EventPacket> packets = [];
        for (uint segment = 0; segment < 3; segment++)
        {
            for (int lasted = 160; lasted <= ushort.MaxValue; lasted += 160)
            {
                packets.Add(new EventPacket(1000 + (segment * ushort.MaxValue), new TelephoneEventPayload(2, false, 10, (ushort)lasted)));
            }
        }

        packets.AddRange(EventPacket.Press(2, 1000 + (3 * ushort.MaxValue), 900));

        Assert.Equal([2], Track(packets));
    }

    [Fact]
    public void A_sender_that_moves_the_timestamp_within_a_press_makes_one()
    {
        List<EventPacket> packets = [];
        for (uint packet = 0; packet < 8; packet++)
        {
            packets.Add(new EventPacket(1000 + (packet * 160), new TelephoneEventPayload(2, packet > 5, 10, (ushort)((packet + 1) * 160))));
        }

        Assert.Equal([2], Track(packets));
        Assert.Equal([2, 2], Track([.. packets, .. EventPacket.Press(2, 1000 + (8 * 160) + 400, 800)]));
    }

    [Fact]
    public void Timestamps_may_wrap_within_a_press()
    {
        Assert.Equal([5, 5], Track([.. EventPacket.Press(5, uint.MaxValue - 300, 800), .. EventPacket.Press(5, 1200, 800)]));
    }

    [Theory]
    [InlineData(0x80000000)]
    [InlineData(0x8000FFFF)]
    [InlineData(0x7FFFFFFF)]
    public void A_timestamp_half_a_circle_away_is_another_press(uint distance)
    {
        // Found by the fuzz target TelephoneEvent: the distance of -2^31 has no magnitude in 32 bits.
        TelephoneEventTracker tracker = new();
        Assert.Equal(EventSighting.NewPress, tracker.Process(1, 1000, new TelephoneEventPayload(5, false, 10, 160)));
        tracker.Process(1, 1000 + distance, new TelephoneEventPayload(5, false, 10, 160));
        Assert.Equal(EventSighting.NewPress, tracker.Process(2, 1000, new TelephoneEventPayload(5, false, 10, 160)));
    }

    [Fact]
    public void Events_that_are_no_keys_are_nothing()
    {
        Assert.Empty(Track(EventPacket.Press(16, 1000, 800)));
    }

    [Fact]
    public void With_5_percent_lost_and_reordered_999_in_1000_are_right()
    {
        Random random = new(4733);
        List<(double Arrival, EventPacket Packet)> wire = [];
        List<uint> pressed = [];
        uint timestamp = 5000;
        for (int press = 0; press < 20_000; press++)
        {
            byte key = (byte)random.Next(12);
            int duration = random.Next(400, 2400);
            pressed.Add(timestamp);
            double sentAt = timestamp;
            foreach (EventPacket packet in EventPacket.Press(key, timestamp, duration))
            {
                sentAt += 160;
                if (random.NextDouble() >= 0.05)
                {
                    double late = random.NextDouble() < 0.05 ? random.Next(160, 400) : 0;
                    wire.Add((sentAt + late, packet));
                }
            }

            timestamp += (uint)(duration + random.Next(480, 1600));
        }

        List<uint> heard = Starts(wire.OrderBy(item => item.Arrival).Select(item => item.Packet));

        int missing = pressed.Except(heard).Count();
        int extra = heard.Count - heard.Intersect(pressed).Count();
        int swapped = heard.Zip(heard.Skip(1)).Count(pair => pair.Second < pair.First);
        Assert.InRange(missing + extra + swapped, 0, pressed.Count / 1000);
    }

    private static List<byte> Track(IEnumerable<EventPacket> packets) => Track(packets, tracker => tracker.Newest.Code);

    private static List<uint> Starts(IEnumerable<EventPacket> packets) => Track(packets, tracker => tracker.Newest.Start);

    private static List<T> Track<T>(IEnumerable<EventPacket> packets, Func<TelephoneEventTracker, T> select)
    {
        TelephoneEventTracker tracker = new();
        List<T> presses = [];
        foreach (EventPacket packet in packets)
        {
            if (tracker.Process(Source, packet.Timestamp, packet.Payload) == EventSighting.NewPress)
            {
                presses.Add(select(tracker));
            }
        }

        return presses;
    }
}
