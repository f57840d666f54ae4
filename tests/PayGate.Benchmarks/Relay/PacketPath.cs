using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using PayGate.Benchmarks.Measuring;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Calls;
using PayGate.Media.Listening;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;

namespace PayGate.Benchmarks.Relay;

/// <summary>Calls without a relay around them: packets are handed to the callers' streams and go all their way but into a socket.</summary>
internal sealed class PacketPath : ISocketWatch, IDisposable
{
    private const int FirstPort = 31_000;
    private const int FrameSamples = 160;
    private const byte Pcma = 8;
    private const byte Events = 101;

    // Every second a key of eight packets, its end told three times.
    private const int PacketsPerKey = 50;
    private const int EventPackets = 10;
    private const int LastEventPacket = 7;

    private static readonly SocketEndPoint Source = new(IPAddress.Loopback, 4000);

    private readonly PacketWorkspace _workspace = new();
    private readonly StreamPorts _ports;
    private readonly Call[] _calls;
    private readonly byte[] _audio;
    private ushort _sequence;

    /// <param name="calls">How many take turns: with one everything is in the processor's nearest cache.</param>
    /// <param name="audio">G.711 A-law that every caller sends over and over.</param>
    internal PacketPath(int calls, byte[] audio)
    {
        _ports = new StreamPorts(
            new PortPool(FirstPort, FirstPort + (4 * calls) - 1, 0, 65_536), this, _workspace, IPAddress.Loopback, null, 1_000_000);
        _audio = audio;
        _calls = [.. Enumerable.Range(0, calls).Select(number => Open($"bench-{number}"))];
    }

    /// <summary>Closes the masks of all callers.</summary>
    internal void Mask() => Array.ForEach(_calls, call => call.CallerLeg.Mask.Close(MaskHolds.Block, MaskStyle.Silence));

    /// <summary>Has the relay listen to what leaves, as under a capture.</summary>
    internal void Listen()
    {
        foreach (Call call in _calls)
        {
            var request = new ArmRequest(CaptureId.New(), call.Id, MaskStyle.Silence, CaptureKeys.Standard, []);
            call.Listening = new CallListening(call, request, Channel.CreateUnbounded<RelayNotice>(), TimeProvider.System);
        }
    }

    /// <summary>Processor time of a packet in nanoseconds.</summary>
    /// <param name="frames">Packets of each call.</param>
    /// <param name="keys">Callers press a key every second, told in telephone events.</param>
    internal double Measure(int frames, bool keys = false)
    {
        double before = CpuClock.Thread();
        for (int frame = 0; frame < frames; frame++)
        {
            _workspace.Now += 20_000;
            _sequence++;
            ReadOnlySpan<byte> payload = _audio.AsSpan(_sequence * FrameSamples % (_audio.Length - FrameSamples), FrameSamples);
            int phase = _sequence % PacketsPerKey;
            foreach (Call call in _calls)
            {
                int length = keys && phase < EventPackets ? WriteEvent(phase) : WriteAudio(payload);
                call.CallerLeg.Streams[0]!.Receive(isRtcp: false, length, Source);
            }
        }

        return (CpuClock.Thread() - before) * 1000 / frames / _calls.Length;
    }

    public void Watch(UdpSocket socket, IDatagramReceiver receiver, bool isRtcp)
    {
    }

    public void Unwatch(UdpSocket socket)
    {
    }

    public void Dispose()
    {
        foreach (LegStream stream in _calls.SelectMany(call => call.Streams()))
        {
            _ports.Close(stream);
        }
    }

    private int WriteAudio(ReadOnlySpan<byte> payload)
    {
        RtpPacket.WriteHeader(_workspace.Received, Pcma, marker: false, _sequence, (uint)(_sequence * FrameSamples), 7);
        payload.CopyTo(_workspace.Received[RtpPacket.HeaderBytes..]);
        return RtpPacket.HeaderBytes + payload.Length;
    }

    private int WriteEvent(int phase)
    {
        int packets = Math.Min(phase, LastEventPacket) + 1;
        Span<byte> datagram = _workspace.Received;
        RtpPacket.WriteHeader(datagram, Events, marker: phase == 0, _sequence, (uint)((_sequence - phase) * FrameSamples), 7);
        datagram[RtpPacket.HeaderBytes] = 5;
        datagram[RtpPacket.HeaderBytes + 1] = (byte)(phase >= LastEventPacket ? 0x8a : 0x0a);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[(RtpPacket.HeaderBytes + 2)..], (ushort)(packets * FrameSamples));
        return RtpPacket.HeaderBytes + 4;
    }

    private Call Open(string id)
    {
        var call = new Call(id, DateTimeOffset.UnixEpoch, 0);
        call.Answer(DateTimeOffset.UnixEpoch);
        LegStream caller = Open(call, call.Offerer);
        LegStream agent = Open(call, call.Answerer);
        (caller.Peer, agent.Peer) = (agent, caller);
        caller.Payloads.Set(new Dictionary<byte, SdpCodec> { [Pcma] = SdpCodec.Pcma, [Events] = SdpCodec.TelephoneEvent }, null);
        return call;
    }

    private LegStream Open(Call call, Leg leg)
    {
        LegStream stream = _ports.TryOpen(call, leg, AddressFamily.InterNetwork)
            ?? throw new InvalidOperationException("No port is left.");
        leg.Extend(1);
        leg.SetStream(0, stream);
        return stream;
    }
}
