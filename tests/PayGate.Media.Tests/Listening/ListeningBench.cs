using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Calls;
using PayGate.Media.Masking;
using PayGate.Media.Prompts;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Listening;

/// <summary>
/// A call on the thread of the test, with the desk that arms it and a telephone that counts what the agent gets. Packets can be given to the mask, as a
/// caller does, or put behind it, as a mask does that is broken.
/// </summary>
internal sealed class ListeningBench : ISocketWatch, IDisposable
{
    private const byte Pcma = 8;
    private const byte Event = 101;
    private const int Frame = 160;

    private readonly PacketWorkspace _workspace = new();
    private readonly StreamPorts _ports;
    private readonly CallTable _calls;
    private readonly CallUpkeep _upkeep;
    private readonly CallEnding _ending;
    private readonly SealingKeyPair _vault = SealingKeyPair.Generate();
    private readonly RtpPhone _agentPhone = new(2);
    private readonly LegStream _caller;
    private readonly LegStream _agent;
    private readonly ToneGenerator _tones = new();
    private readonly byte[] _payload = new byte[Frame];
    private readonly short[] _sound = new short[Frame];
    private int _sent;

    internal ListeningBench(int firstPort, byte eventPayloadType = Event)
    {
        var pool = new PortPool(firstPort, firstPort + 99, 0, 65_536);
        _ports = new StreamPorts(pool, this, _workspace, IPAddress.Loopback, null, 1_000_000);
        var directory = new CallDirectory(1, 10, Clock);
        _calls = new CallTable(Notices.Writer, directory, 0);
        _upkeep = new CallUpkeep(_calls);
        _ending = new CallEnding(_calls, _ports, _workspace, Clock);
        Desk = new CaptureDesk(_calls, () => _vault.PublicKey, holdsBack: false, PromptBook.Empty, Notices.Writer, _workspace, Clock, NullLogger.Instance);
        Call = new Call("bench", Clock.GetUtcNow(), 0);
        Call.Answer(Clock.GetUtcNow());
        Call.Offerer.AddTag("caller-tag");
        Call.Answerer.AddTag("agent-tag");
        _calls.Add(Call);
        _caller = Open(Call.Offerer);
        _agent = Open(Call.Answerer);
        (_caller.Peer, _agent.Peer) = (_agent, _caller);
        var phone = new SocketEndPoint(IPAddress.Loopback, _agentPhone.Port);
        _agent.Port.Signal(phone, phone);
        _caller.Payloads.Set(new Dictionary<byte, SdpCodec> { [Pcma] = SdpCodec.Pcma, [eventPayloadType] = SdpCodec.TelephoneEvent }, null);
    }

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    internal Channel<RelayNotice> Notices { get; } = Channel.CreateUnbounded<RelayNotice>();

    internal Call Call { get; }

    internal CaptureDesk Desk { get; }

    internal long Now => _workspace.Now;

    internal CaptureId Arm(MaskStyle style = MaskStyle.Silence)
    {
        CaptureId capture = CaptureId.New();
        Assert.Null(TryArm(capture, style).Refusal);
        return capture;
    }

    internal ArmConfirmation TryArm(CaptureId capture, MaskStyle style = MaskStyle.Silence) =>
        Desk.Arm(new ArmRequest(capture, Call.Id, style, CaptureKeys.Standard, []));

    /// <summary>The caller hums for a while.</summary>
    internal void Talk(int milliseconds)
    {
        for (int i = 0; i < milliseconds / 20; i++)
        {
            Hum();
            Receive(Pcma, _payload);
        }
    }

    /// <summary>The caller presses a key, 80 ms of tone.</summary>
    internal void Press(byte key)
    {
        _tones.Start(key, 4 * Frame, KeyToneShape.Standard);
        Talk(80);
    }

    /// <summary>A tone comes out behind the mask. Returns after so many milliseconds.</summary>
    internal void LeakTone(byte key, int milliseconds)
    {
        _tones.Start(key, milliseconds * 8, KeyToneShape.Standard);
        for (int i = 0; i < milliseconds / 20; i++)
        {
            Hum();
            Leak(Pcma, _payload);
        }
    }

    /// <summary>A telephone event comes out behind the mask.</summary>
    internal void LeakEvent() => Leak(Event, [5, 0, 0, 160]);

    /// <summary>Something comes out behind the mask that nobody can listen to.</summary>
    internal void LeakUnknown() => Leak(97, new byte[33]);

    /// <summary>Sound with a key goes to the recorder although the legs get none.</summary>
    internal void LeakToRecorder(byte key)
    {
        _tones.Start(key, 4 * Frame, KeyToneShape.Standard);
        for (int i = 0; i < 4; i++)
        {
            Hum();
            ((IMaskedStreamSink)_caller).Audio(Call.PositionAt(_workspace.Now), _sound);
            Step();
        }
    }

    internal void HangUp() => _ending.End(Call, Contracts.Calls.CallEndReason.HungUp);

    /// <summary>How many packets have reached the agent since the last time.</summary>
    internal int HeardByAgent() => _agentPhone.Drain().Count;

    internal List<T> Told<T>()
        where T : RelayNotice
    {
        List<T> told = [];
        while (Notices.Reader.TryRead(out RelayNotice? notice))
        {
            told.AddRange(notice is T wanted ? [wanted] : []);
        }

        return told;
    }

    public void Watch(UdpSocket socket, IDatagramReceiver receiver, bool isRtcp)
    {
    }

    public void Unwatch(UdpSocket socket)
    {
    }

    public void Dispose()
    {
        if (!Call.IsEnded)
        {
            HangUp();
        }

        _agentPhone.Dispose();
        _vault.Dispose();
    }

    private LegStream Open(Leg leg)
    {
        LegStream stream = _ports.TryOpen(Call, leg, AddressFamily.InterNetwork)!;
        leg.Extend(1);
        leg.SetStream(0, stream);
        return stream;
    }

    private void Hum()
    {
        for (int i = 0; i < Frame; i++)
        {
            _sound[i] = (short)(1000 * Math.Sin(2 * Math.PI * 300 * ((_sent * Frame) + i) / 8000));
        }

        _tones.AddTo(_sound);
        ALaw.Encode(_sound, _payload);
    }

    private void Receive(byte payloadType, ReadOnlySpan<byte> payload)
    {
        Span<byte> datagram = _workspace.Received[..(RtpPacket.HeaderBytes + payload.Length)];
        RtpPacket.WriteHeader(datagram, payloadType, marker: false, (ushort)_sent, (uint)(_sent * Frame), 7);
        payload.CopyTo(datagram[RtpPacket.HeaderBytes..]);
        _caller.Receive(isRtcp: false, datagram.Length, new SocketEndPoint(IPAddress.Loopback, 4000));
        Step();
    }

    private void Leak(byte payloadType, ReadOnlySpan<byte> payload)
    {
        ((IMaskedStreamSink)_caller).Send(new GeneratedPacket
        {
            PayloadType = payloadType,
            Marker = false,
            Sequence = (ushort)_sent,
            Timestamp = (uint)(_sent * Frame),
            Ssrc = 7,
            Payload = payload,
        });
        Step();
    }

    private void Step()
    {
        _sent++;
        _workspace.Now += 20_000;
        Clock.Advance(TimeSpan.FromMilliseconds(20));
        _upkeep.Run(_workspace.Now);
    }
}
