using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.Masking;

/// <summary>What a simulated caller sends, after a <see cref="CallPlan"/>.</summary>
internal sealed class MaskedCall
{
    private const int Lead = 400;
    private const uint Ssrc = 0x1234;

    private readonly CallPlan _plan;
    private readonly Random _random;
    private CallerCodec _codec;
    private ushort _sequence = ushort.MaxValue - 20;

    private MaskedCall(CallPlan plan)
    {
        _plan = plan;
        _random = new Random(plan.Seed);
        int milliseconds = Lead + plan.Tail + (plan.Count * (plan.Press + plan.Pause));
        milliseconds += plan.Packet - (milliseconds % plan.Packet);
        Sound = plan.Speaks ? Voices.Of(milliseconds) : Signals.Tests.Tones.Sound.Silence(milliseconds);
        Voice = [.. Sound];
        for (int press = 0; press < plan.Count; press++)
        {
            int start = 8 * (Lead + (press * (plan.Press + plan.Pause)));
            byte key = (byte)(press % 16);
            Presses.Add((key, start));
            if (plan.Tones)
            {
                int length = 8 * (plan.ToneLength > 0 ? plan.ToneLength : plan.Press);
                int at = start + (8 * plan.ToneOffset) + _random.Next(40);
                Sound.AsSpan(at, length).Clear();
                Signals.Tests.Tones.Sound.AddKey(Sound, at, key, length, plan.Shape);
            }
        }
    }

    public List<(byte Key, int Start)> Presses { get; } = [];

    /// <summary>What the caller's line carries.</summary>
    public short[] Sound { get; }

    /// <summary>The same without keys.</summary>
    public short[] Voice { get; }

    public List<SentPacket> Packets { get; private set; } = [];

    public static MaskedCall Make(CallPlan plan)
    {
        MaskedCall call = new(plan);
        call.Send();
        return call;
    }

    /// <summary>Lets the whole call through a mask that is closed from the start.</summary>
    public (LegProbe Leg, MaskedStream Mask) Run(MaskStyle style = MaskStyle.Silence)
    {
        LegProbe leg = new();
        MaskedStream mask = new(leg, 0, new MaskScratch());
        mask.Arm(style);
        foreach (SentPacket packet in Packets)
        {
            mask.Process(packet.Received);
            mask.Advance(packet.Received.ArrivalMicroseconds);
        }

        mask.End();
        return (leg, mask);
    }

    private void Send()
    {
        int packet = 8 * _plan.Packet;
        for (int at = 0; at < Sound.Length; at += packet)
        {
            int end = at + packet;
            List<TelephoneEventPayload> events = [];
            uint timestamp = 0;
            bool alone = false;
            if (_plan.Events)
            {
                alone = EventsUntil(at, end, events, out timestamp);
            }

            if (!alone || !_plan.EventsReplaceAudio)
            {
                byte[] payload = new byte[packet];
                _codec.Encode(_plan.Codec, new CallerSound(Sound.AsSpan(at, packet), default), payload);
                Add(end, _plan.Codec, CallPlan.FirstTimestamp + (uint)at, payload, _sequence++);
            }

            foreach (TelephoneEventPayload telephoneEvent in events)
            {
                byte[] payload = new byte[4];
                telephoneEvent.Write(payload);
                ushort sequence = _plan.EventsAreHostile ? _sequence : _sequence++;
                Add(end, PayloadKind.TelephoneEvent, CallPlan.FirstTimestamp + timestamp, payload, sequence);
            }
        }

        Packets = [.. Packets.OrderBy(sent => sent.ArrivalMilliseconds)];
    }

    /// <summary>The events due while a packet of audio is filled; whether the key is held all the time.</summary>
    private bool EventsUntil(int at, int end, List<TelephoneEventPayload> events, out uint timestamp)
    {
        timestamp = 0;
        foreach ((byte key, int start) in Presses)
        {
            int length = 8 * _plan.Press;
            int lasted = end - start;
            if (lasted <= 0 || at >= start + length + (8 * _plan.Packet))
            {
                continue;
            }

            timestamp = (uint)start;
            bool over = lasted >= length;
            for (int copy = 0; copy < (over ? 3 : _plan.EventsAreHostile ? 2 : 1); copy++)
            {
                int duration = Math.Min(_plan.EventsAreHostile ? (2 * lasted) + copy : lasted, length);
                events.Add(new TelephoneEventPayload(key, over, 10, (ushort)duration));
            }

            return at >= start && end <= start + length;
        }

        return false;
    }

    private void Add(int end, PayloadKind kind, uint timestamp, byte[] payload, ushort sequence)
    {
        if (_random.NextDouble() < _plan.Loss)
        {
            return;
        }

        double arrival = (end / 8.0) + (_random.NextDouble() * 3) + (_random.NextDouble() < _plan.Late ? 22 : 0);
        SentPacket sent = new(arrival, kind, false, sequence, timestamp, Ssrc, payload);
        Packets.Add(sent);
        if (_random.NextDouble() < _plan.Doubled)
        {
            Packets.Add(sent with { ArrivalMilliseconds = arrival + 1 });
        }
    }
}
