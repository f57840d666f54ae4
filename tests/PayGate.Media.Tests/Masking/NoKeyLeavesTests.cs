using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Masking;

public sealed class NoKeyLeavesTests
{
    internal static readonly CallPlan[] Plans =
    [
        .. from codec in (PayloadKind[])[PayloadKind.Pcma, PayloadKind.Pcmu, PayloadKind.G722]
           from packet in (int[])[10, 20, 30, 60]
           from press in (int[])[40, 70, 200]
           select new CallPlan { Codec = codec, Packet = packet, Press = press },
        .. from level in (double[])[-3, -25, -36, -45]
           from error in (double[])[0.015, -0.015]
           select new CallPlan { Level = level, Error = error, Codec = PayloadKind.Pcmu, Press = 60 },
        .. from offset in (int[])[-100, -60, -30, -10, 0, 20, 60, 100]
           from packet in (int[])[20, 30]
           select new CallPlan { Events = true, ToneOffset = offset, Packet = packet, Pause = 300 },
        .. from bleed in (int[])[10, 20, 40, 100]
           from side in (int[])[-1, 1]
           select new CallPlan { Events = true, ToneLength = bleed, ToneOffset = side < 0 ? -bleed : 100, Pause = 300 },
        .. from replaces in (bool[])[false, true]
           from hostile in (bool[])[false, true]
           from packet in (int[])[10, 20, 60]
           select new CallPlan { Events = true, Tones = false, EventsReplaceAudio = replaces, EventsAreHostile = hostile, Packet = packet },
        new CallPlan { Events = true, EventsAreHostile = true, Press = 400, Pause = 300 },
        .. from seed in Enumerable.Range(1, 6)
           select new CallPlan { Seed = seed, Loss = 0.03, Late = 0.03, Doubled = 0.02, Press = 80, Packet = seed % 2 == 0 ? 20 : 30 },
        .. from seed in Enumerable.Range(1, 6)
           select new CallPlan { Seed = seed, Events = seed % 2 == 0, Speaks = true, Loss = seed % 3 == 0 ? 0.02 : 0, Pause = 300, Count = 24 },
        .. from seed in Enumerable.Range(1, 4)
           select new CallPlan { Seed = seed, Events = true, Speaks = true, ToneLength = 15, ToneOffset = -78, Level = -31, Loss = 0.06, Pause = 300 },
        .. from packet in (int[])[20, 30, 60]
           select new CallPlan { Events = true, ToneOffset = -100, ToneLength = 81, Press = 320, Pause = 260, Packet = packet },
        .. from seed in Enumerable.Range(1, 6)
           select new CallPlan
           {
               Codec = PayloadKind.G722, Seed = seed, Events = seed % 2 == 0, Speaks = seed % 3 == 0, Loss = 0.03, Late = 0.03, Level = -6 * seed,
           },
        new CallPlan { Press = 400, Pause = 100, Count = 12 },
        new CallPlan { Press = 40, Pause = 40, Count = 32 },
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Plans.Length)];

    /// <summary>Plans without loss and with a level that a key must have.</summary>
    public static TheoryData<int> Readable =>
        [.. Enumerable.Range(0, Plans.Length).Where(plan => Plans[plan] is { Loss: 0, Level: >= -36, Speaks: false })];

    [Theory]
    [MemberData(nameof(All))]
    public void No_tone_and_no_event_is_on_the_leg_or_in_the_recording(int plan)
    {
        MaskedCall call = Plans[plan].Make();

        (LegProbe leg, MaskedStream mask) = call.Run();

        string name = Plans[plan].ToString();
        Assert.DoesNotContain(leg.Packets, packet => packet.Kind is PayloadKind.TelephoneEvent or PayloadKind.Undecodable);
        AssertNothing(name, leg.Heard(CallPlan.FirstTimestamp, call.Sound.Length + 2000));
        AssertNothing(name, leg.Recording(call.Sound.Length + 2000));
        Assert.Equal(0, leg.Forwarded);
        Assert.Equal(leg.Keys.Count, mask.Counters.Keys);
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void Every_press_is_one_key(int plan)
    {
        MaskedCall call = Plans[plan].Make();

        (LegProbe leg, _) = call.Run();

        Assert.True(call.Presses.Select(press => press.Key).SequenceEqual(leg.Keys), $"{Plans[plan]}: {call.Presses.Count} keyed, {leg.Keys.Count} read.");
    }

    [Fact]
    public void Another_decoder_hears_nothing_either()
    {
        List<short> masked = [];
        List<short> unmasked = [];
        int keyed = 0;
        foreach (CallPlan plan in Plans.Where(plan => plan.Tones))
        {
            MaskedCall call = plan.Make();
            (LegProbe leg, _) = call.Run();
            masked.AddRange(leg.Heard(CallPlan.FirstTimestamp, call.Sound.Length + 800));
            unmasked.AddRange(call.Sound);
            keyed += call.Presses.Count;
        }

        int control = Multimon.CountKeys([.. unmasked]);
        Assert.True(control > keyed * 0.6, $"The decoder hears only {control} of {keyed} keys that are there.");
        Assert.Equal(0, Multimon.CountKeys([.. masked]));
    }

    [Theory]
    [InlineData(MaskStyle.Silence)]
    [InlineData(MaskStyle.FlatTone)]
    public void In_place_of_a_key_is_what_was_asked_for(MaskStyle style)
    {
        MaskedCall call = new CallPlan { Count = 1, Press = 200 }.Make();

        (LegProbe leg, _) = call.Run(style);

        short[] heard = leg.Heard(CallPlan.FirstTimestamp, call.Sound.Length);
        double power = heard.AsSpan(call.Presses[0].Start + 480, 1600).ToArray().Average(sample => (double)sample * sample);
        double expected = style == MaskStyle.Silence ? 64 : Math.Pow(KeyFrequencies.PeakOf(FlatTone.Level), 2) / 2;
        Assert.InRange(power, expected * 0.9, expected * 1.1);
        AssertNothing(style.ToString(), heard);
    }

    private static void AssertNothing(string name, short[] sound)
    {
        IReadOnlyList<ToneRange> found = ResidualToneDetector.Find(sound);
        Assert.True(found.Count == 0, $"{name}: {found.Count} stretches, {found.Sum(range => range.Length) / 8} ms of tone, first at {(found.Count > 0 ? found[0].StartSample / 8 : 0)} ms.");
    }
}
