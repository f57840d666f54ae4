using System.Globalization;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Masking;
using PayGate.Media.Rtp;
using PayGate.Media.Tests.Masking;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tests.Reference;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

/// <summary>
/// The zero campaign: keys of every kind through the sockets of a real relay, and three decoders of different make on what left the socket and on
/// the opened recording. With <c>PAYGATE_ZERO_KEYS=10000</c> in the environment it is the long run.
/// </summary>
public sealed class ZeroLeakTests : CaptureTest
{
    private const int KeysACall = 16;
    private const int StandardKeys = 640;

    private static readonly byte[] Fence = [0x80, 201, 0, 1, 0, 0, 0, 1];

    private readonly SealingKeyPair _recordingKey = SealingKeyPair.Generate();
    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-zero").FullName;
    private readonly List<short> _left = [];
    private readonly List<short> _recorded = [];
    private readonly List<short> _keyed = [];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _recordingKey.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task No_decoder_hears_a_key_in_what_left_the_socket_or_in_the_recording()
    {
        string? wanted = Environment.GetEnvironmentVariable("PAYGATE_ZERO_KEYS");
        int keys = wanted is null ? StandardKeys : int.Parse(wanted, CultureInfo.InvariantCulture);
        for (int call = 0; call * KeysACall < keys; call++)
        {
            CallPlan plan = Plan(call);
            MaskedCall made = plan.Make();
            await PlayAsync(made, plan.ToString());
            _keyed.AddRange(plan.Tones ? made.Sound : []);
        }

        Assert.True(SpanDspKeys.Count(_keyed.ToArray()) > keys / 4, "The decoders are deaf: nothing they say counts.");
        Assert.Equal((0, 0), (SpanDspKeys.Count(_left.ToArray()), Multimon.CountKeys([.. _left])));
        Assert.Equal((0, 0), (SpanDspKeys.Count(_recorded.ToArray()), Multimon.CountKeys([.. _recorded])));
    }

    private protected override Task<RelayUnderTest> StartRelayAsync() => RelayUnderTest.StartAsync(
        options => options with { RecordingFolder = _folder }, Clock, _recordingKey.PublicKey, VaultKey.PublicKey);

    /// <summary>Another call each time: transports, codecs, packets, lengths, levels, errors, networks, speech. The same number gives the same call.</summary>
    private static CallPlan Plan(int call)
    {
        Random random = new(call);
        bool events = call % 2 == 0;
        bool tones = !events || call % 3 == 0;
        return new CallPlan
        {
            Seed = call + 1,
            Codec = (PayloadKind)random.Next(3),
            Packet = Pick(random, 10, 20, 20, 30, 40, 60),
            Tones = tones,
            Events = events,
            EventsReplaceAudio = events && !tones && random.Next(2) == 0,
            EventsAreHostile = events && random.Next(4) == 0,
            ToneOffset = events && tones ? random.Next(-100, 100) : 0,
            Press = Pick(random, 40, 45, 50, 60, 80, 120, 250, 400),
            Pause = events ? 250 : Pick(random, 40, 60, 100, 300),
            Count = KeysACall,
            Level = -36 * random.NextDouble(),
            Error = (random.NextDouble() - 0.5) * 0.03,
            Loss = random.Next(3) == 0 ? 0.05 * random.NextDouble() : 0,
            Late = random.Next(3) == 0 ? 0.05 * random.NextDouble() : 0,
            Doubled = random.Next(3) == 0 ? 0.03 : 0,
            Speaks = random.Next(3) == 0,
        };
    }

    private static int Pick(Random random, params int[] choices) => choices[random.Next(choices.Length)];

    private async Task PlayAsync(MaskedCall made, string name)
    {
        using RtpPhone caller = new(0x1234);
        using RtpPhone agent = new(0x2222);
        string call = Relay.Connect(caller, agent);
        CallId id = (await Relay.NextCallAsync(CallState.Answered)).Id;
        Step(caller, agent, []);
        Assert.Null((await TryArmAsync(CaptureId.New(), call: id)).Refusal);
        List<byte[]> packets = [];
        double now = 0;
        foreach (SentPacket packet in made.Packets)
        {
            while (now + 10 <= packet.ArrivalMilliseconds)
            {
                now += 10;
                Clock.Advance(TimeSpan.FromMilliseconds(10));
                Step(caller, agent, packets);
            }

            caller.SendRaw(Datagram(packet));
        }

        Step(caller, agent, packets);
        AssertNothing(name, Heard(packets), _left);
        Relay.Delete(call);
        RelayNotice notice;
        do
        {
            notice = await Relay.NextAsync<RelayNotice>();
            Assert.False(notice is MaskingFailed, name + ": the relay heard a key in its own output.");
        }
        while (notice is not RecordingFinished);
        AssertNothing(name, CallerChannel(Path.Combine(_folder, ((RecordingFinished)notice).Recording.Id.Value + ".pgr")), _recorded);
    }

    private static void AssertNothing(string name, short[] sound, List<short> all)
    {
        IReadOnlyList<ToneRange> found = ResidualToneDetector.Find(sound);
        Assert.True(found.Count == 0, $"{name}: {found.Count} stretches, {found.Sum(range => range.Length) / 8} ms of tone.");
        all.AddRange(sound);
    }

    private static byte[] Datagram(SentPacket packet)
    {
        byte[] datagram = new byte[RtpPacket.HeaderBytes + packet.Payload.Length];
        RtpPacket.WriteHeader(datagram, packet.PayloadType, packet.Marker, packet.Sequence, packet.Timestamp, packet.Ssrc);
        packet.Payload.CopyTo(datagram, RtpPacket.HeaderBytes);
        return datagram;
    }

    /// <summary>RTCP sent to the RTP port waits behind the packets before it: when it has come out, they have been handled.</summary>
    private static void Step(RtpPhone caller, RtpPhone agent, List<byte[]> packets)
    {
        caller.SendRaw(Fence);
        agent.ReceiveRtcp();
        packets.AddRange(agent.Drain());
    }

    private static short[] Heard(List<byte[]> packets)
    {
        CallerCodec codec = default;
        uint first = 0;
        List<short> heard = [];
        foreach (byte[] datagram in packets)
        {
            Assert.Equal(RtpProblem.None, RtpPacket.TryParse(datagram, out RtpPacket packet));
            PayloadKind kind = packet.PayloadType switch { 0 => PayloadKind.Pcmu, 8 => PayloadKind.Pcma, 9 => PayloadKind.G722, _ => PayloadKind.Undecodable };
            Assert.True(kind != PayloadKind.Undecodable, "Something that is not audio left a closed mask.");
            first = heard.Count == 0 ? packet.Timestamp : first;
            short[] samples = new short[packet.Payload.Length];
            codec.Decode(kind, packet.Payload, new CallerSound(samples, new short[samples.Length]));
            heard.AddRange(new short[Math.Clamp((int)(packet.Timestamp - first) - heard.Count, 0, 8000)]);
            heard.AddRange(samples);
        }

        return [.. heard];
    }

    private short[] CallerChannel(string file)
    {
        using SealedRecordingReader reader = SealedRecordingReader.Open(file, _recordingKey);
        short[] interleaved = new short[reader.Frames * 2];
        int read = 0;
        int part;
        while ((part = reader.Read(interleaved.AsSpan(read))) > 0)
        {
            read += part;
        }

        return [.. interleaved.Where((_, index) => index % 2 == 0)];
    }
}
