using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Relaying;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Calls;
using PayGate.Media.Recording;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;
using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Support;

/// <summary>A call without a relay around it: its caller's stream is handed packets directly, on the thread of the test.</summary>
internal sealed class StreamBench : ISocketWatch, IDisposable
{
    private static readonly SocketEndPoint Source = new(IPAddress.Loopback, 4000);

    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-bench").FullName;
    private readonly SealingKeyPair _key = SealingKeyPair.Generate();
    private readonly PacketWorkspace _workspace = new();
    private readonly StreamPorts _ports;
    private readonly CallRecorders _recorders;
    private readonly LegStream _caller;
    private readonly LegStream _agent;
    private readonly byte[] _payload = new byte[160];
    private ushort _sequence;
    private OutboundKey? _phone;

    internal StreamBench(int firstPort)
    {
        var pool = new PortPool(firstPort, firstPort + 79, 0, 65_536);
        _ports = new StreamPorts(pool, this, _workspace, IPAddress.Loopback, null, 1_000_000);
        _recorders = new CallRecorders(_folder, _key.PublicKey, Notices.Writer, NullLogger.Instance);
        Call = new Call("bench", DateTimeOffset.UnixEpoch, 0);
        Call.Answer(DateTimeOffset.UnixEpoch);
        _caller = Open(Call.Offerer);
        _agent = Open(Call.Answerer);
        (_caller.Peer, _agent.Peer) = (_agent, _caller);
        _agent.Port.Signal(new SocketEndPoint(IPAddress.Loopback, 9), new SocketEndPoint(IPAddress.Loopback, 9));
        _caller.Payloads.Set(new Dictionary<byte, SdpCodec> { [8] = SdpCodec.Pcma }, null);
        new Random(1).NextBytes(_payload);
    }

    internal Channel<RelayNotice> Notices { get; } = Channel.CreateUnbounded<RelayNotice>();

    internal Call Call { get; }

    internal long Now => _workspace.Now;

    internal void Record() =>
        Call.Recorder = _recorders.Start(Call.Id, TenantId.Default, DateTimeOffset.UnixEpoch, Now, Call.PositionAt(Now));

    /// <summary>Both parties have SRTP from now on.</summary>
    internal void Secure(CryptoSuite suite)
    {
        SdesLine caller = SdesLine.Create(1, suite, []);
        _phone = new OutboundKey(caller.Keys[0]);
        _caller.Port.Srtp = new SrtpSession();
        _caller.Port.Srtp.AcceptOffer(caller);
        SrtpSession agent = _agent.Port.Srtp = new SrtpSession();
        agent.Offer(SrtpSession.MakeOffer(null, [suite], toSameParty: false));
        agent.AcceptAnswer(SdesLine.Create(1, suite, []), agent.Offered[0], Now);
    }

    /// <summary>Packets for the agent so far.</summary>
    internal long SentToAgent => _agent.Port.Sent.Packets;

    /// <summary>The caller sends 20 ms of noise.</summary>
    internal void SendAudio()
    {
        _workspace.Now += 20_000;
        Span<byte> datagram = _workspace.Received[..(RtpPacket.HeaderBytes + _payload.Length)];
        RtpPacket.WriteHeader(datagram, 8, marker: false, ++_sequence, (uint)(_sequence * 160), 7);
        _payload.CopyTo(datagram[RtpPacket.HeaderBytes..]);
        int length = _phone?.SealRtp(_workspace.Received, datagram.Length, RtpPacket.HeaderBytes) ?? datagram.Length;
        _caller.Receive(isRtcp: false, length, Source);
        Call.Recorder?.Advance(Now);
    }

    public void Watch(UdpSocket socket, IDatagramReceiver receiver, bool isRtcp)
    {
    }

    public void Unwatch(UdpSocket socket)
    {
    }

    public void Dispose()
    {
        _phone?.Dispose();
        _caller.Port.Srtp?.Dispose();
        _agent.Port.Srtp?.Dispose();
        _ports.Close(_caller);
        _ports.Close(_agent);
        _recorders.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private LegStream Open(Leg leg)
    {
        LegStream stream = _ports.TryOpen(Call, leg, AddressFamily.InterNetwork)!;
        leg.Extend(1);
        leg.SetStream(0, stream);
        return stream;
    }
}
