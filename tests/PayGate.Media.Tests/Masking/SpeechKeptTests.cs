using PayGate.Contracts.Captures;
using PayGate.Media.Masking;

namespace PayGate.Media.Tests.Masking;

public sealed class SpeechKeptTests
{
    private const int Delay = 480;

    public static TheoryData<int, bool, int, int> Keyings => new()
    {
        { 20, false, 0, 0 },
        { 10, false, 0, 0 },
        { 30, true, 0, 0 },
        { 60, true, 0, 0 },
        { 20, true, 40, 0 },
        { 20, true, -40, 0 },
    };

    [Theory]
    [MemberData(nameof(Keyings))]
    public void At_most_120_ms_beyond_each_key_are_blanked(int packet, bool events, int offset, int length)
    {
        CallPlan plan = new() { Packet = packet, Events = events, ToneOffset = offset, ToneLength = length, Pause = 400, Press = 80 };
        MaskedCall call = plan.Make();

        (_, MaskedStream mask) = call.Run();

        long keyed = plan.Count * (plan.Press + Math.Abs(offset));
        Assert.InRange(mask.Counters.BlankedMilliseconds, keyed, keyed + (plan.Count * 120));
    }

    [Fact]
    public void A_voice_without_keys_leaves_as_it_came_but_for_few_moments()
    {
        CallPlan plan = new() { Speaks = true, Count = 40, Tones = false };
        MaskedCall call = plan.Make();

        (LegProbe leg, MaskedStream mask) = call.Run();

        short[] heard = leg.Heard(CallPlan.FirstTimestamp, call.Sound.Length);
        short[] expected = Signals.Tests.Tones.Sound.OverTheLine(call.Voice, aLaw: true);
        int same = Enumerable.Range(Delay, call.Sound.Length - Delay).Count(at => heard[at] == expected[at - Delay]);
        Assert.InRange(same / (double)(call.Sound.Length - Delay), 0.7, 1);
        Assert.Empty(leg.Keys);
        Assert.InRange(mask.Counters.BlankedMilliseconds, 0, call.Sound.Length / 8 / 4);
    }

    [Fact]
    public void The_voice_between_keys_leaves_with_all_its_energy()
    {
        CallPlan plan = new() { Speaks = true, Count = 20, Pause = 800, Press = 100 };
        MaskedCall call = plan.Make();
        (LegProbe leg, _) = call.Run();
        (LegProbe quiet, _) = (plan with { Tones = false }).Make().Run();

        short[] heard = leg.Heard(CallPlan.FirstTimestamp, call.Sound.Length);
        short[] expected = quiet.Heard(CallPlan.FirstTimestamp, call.Sound.Length);
        foreach ((_, int start) in call.Presses)
        {
            int from = start + Delay + (8 * 160);
            Assert.Equal(Energy(expected, from, 8 * 600), Energy(heard, from, 8 * 600));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(60)]
    public void Sequence_and_timestamps_go_on_through_closing_and_opening(int packet)
    {
        MaskedCall call = new CallPlan { Packet = packet, Speaks = true, Count = 4, Pause = 300, Tail = 3500 }.Make();
        (LegProbe leg, MaskedStream mask) = Talk(call, closeAt: 500, openAt: 2000);

        Assert.True(mask.IsOpen);
        Assert.True(leg.Forwarded > 10);
        foreach ((SentPacket before, SentPacket after) in leg.Packets.Zip(leg.Packets.Skip(1)))
        {
            Assert.Equal((ushort)(before.Sequence + 1), after.Sequence);
            Assert.Equal(before.Timestamp + (uint)before.Payload.Length, after.Timestamp);
        }

        Assert.Equal(call.Packets.Count, leg.Packets.Count);
    }

    [Fact]
    public void Closing_and_opening_do_not_click()
    {
        MaskedCall call = new CallPlan { Speaks = true, Tones = false, Count = 14, Pause = 400 }.Make();
        int natural = LargestStep(Signals.Tests.Tones.Sound.OverTheLine(call.Voice, aLaw: true));
        for (int closeAt = 300; closeAt < 700; closeAt += 40)
        {
            (LegProbe leg, MaskedStream mask) = Talk(call, closeAt, openAt: closeAt + 400);

            Assert.True(mask.IsOpen);
            Assert.InRange(LargestStep(leg.Heard(CallPlan.FirstTimestamp, call.Sound.Length)), 0, natural * 1.2);
        }
    }

    [Fact]
    public void The_recorder_hears_what_the_leg_hears()
    {
        MaskedCall call = new CallPlan { Speaks = true, Count = 4, Pause = 300, Tail = 3500 }.Make();
        (LegProbe leg, MaskedStream mask) = Talk(call, closeAt: 500, openAt: 2000);

        Assert.True(mask.IsOpen);

        short[] heard = leg.Heard(leg.Packets[0].Timestamp, call.Sound.Length);
        short[] recorded = leg.Recording(call.Sound.Length + 800);
        int origin = (int)leg.Recorded[0].Position;
        int until = leg.Packets.Sum(packet => packet.Payload.Length);
        Assert.Equal(
            Signals.Tests.Tones.Sound.OverTheLine(recorded[origin..until], aLaw: true),
            heard[..(until - origin)]);
    }

    private static (LegProbe Leg, MaskedStream Mask) Talk(MaskedCall call, int closeAt, int openAt)
    {
        LegProbe leg = new();
        MaskedStream mask = new(leg, 0, new MaskScratch());
        bool closed = false;
        bool asked = false;
        foreach (SentPacket packet in call.Packets)
        {
            if (!closed && packet.ArrivalMilliseconds >= closeAt)
            {
                mask.Arm(MaskStyle.Silence);
                closed = true;
            }

            if (!asked && packet.ArrivalMilliseconds >= openAt)
            {
                mask.RequestOpen(packet.Received.ArrivalMicroseconds);
                asked = true;
            }

            mask.Process(packet.Received);
        }

        return (leg, mask);
    }

    private static double Energy(short[] sound, int from, int count) =>
        sound.AsSpan(from, count).ToArray().Sum(sample => (double)sample * sample);

    private static int LargestStep(short[] sound) => sound.Zip(sound.Skip(1)).Max(pair => Math.Abs(pair.Second - pair.First));
}
