using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using PayGate.Benchmarks.Measuring;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Benchmarks.Load;

/// <summary>One side of one call: a socket of its own, what it sends and what reached it.</summary>
internal sealed class LoadLeg : IDisposable
{
    internal const byte Pcma = 8;
    internal const byte Events = 101;

    private const int SocketBufferBytes = 1 << 18;
    private const int Payload = 160;
    private const uint Mark = 0x50474c44;
    private const int Samples = 160;
    private const int EventPackets = 8;
    private const int RepeatedEnds = 2;

    private readonly byte[] _packet = GC.AllocateArray<byte>(RtpPacket.HeaderBytes + Payload, pinned: true);
    private readonly int _index;
    private ushort _sequence;
    private uint _timestamp;
    private uint _eventStart;

    internal LoadLeg(int index)
    {
        _index = index;
        Socket = UdpSocket.TryBind(IPAddress.Loopback, 0, SocketBufferBytes) ?? throw new InvalidOperationException("No port is free for the load.");
        _packet.AsSpan().Fill(0xd5);
    }

    internal UdpSocket Socket { get; }

    internal SocketEndPoint Target { get; set; }

    /// <summary>Everything sent while it was measured.</summary>
    internal long Sent { get; private set; }

    /// <summary>Audio among it.</summary>
    internal long AudioSent { get; private set; }

    /// <summary>Audio of the other side that came, of what it sent while it was measured.</summary>
    internal long AudioReceived { get; private set; }

    internal long Misrouted { get; private set; }

    /// <summary>Sends the packet of a tick of 20 ms.</summary>
    internal void Send(int tick, bool keysDigits, bool counts)
    {
        _sequence++;
        _timestamp += Samples;
        int phase = tick % LoadPlan.PacketsPerSecond;
        bool isEvent = keysDigits && phase < EventPackets + RepeatedEnds;
        int length = isEvent ? WriteEvent(phase, tick) : WriteAudio();
        bool sent = Socket.Send(_packet.AsSpan(0, length), Target);
        if (sent && counts)
        {
            Sent++;
            AudioSent += isEvent ? 0 : 1;
        }
    }

    /// <summary>Looks at what came; the time it was sent, or 0 when it is not sound of the other side.</summary>
    internal long Receive(ReadOnlySpan<byte> datagram, long countsFrom, long countsTo)
    {
        if (datagram.Length < RtpPacket.HeaderBytes + 16 || (datagram[1] & RtpPacket.PayloadTypeMask) != Pcma)
        {
            return 0;
        }

        ReadOnlySpan<byte> payload = datagram[RtpPacket.HeaderBytes..];
        if (MemoryMarshal.Read<uint>(payload) != Mark)
        {
            return 0;
        }

        if (MemoryMarshal.Read<int>(payload[4..]) != (_index ^ 1))
        {
            Misrouted++;
            return 0;
        }

        long sentAt = MemoryMarshal.Read<long>(payload[8..]);
        bool counts = sentAt >= countsFrom && sentAt <= countsTo;
        AudioReceived += counts ? 1 : 0;
        return counts ? sentAt : 0;
    }

    public void Dispose() => Socket.Dispose();

    private int WriteAudio()
    {
        RtpPacket.WriteHeader(_packet, Pcma, marker: false, _sequence, _timestamp, Ssrc);
        Span<byte> payload = _packet.AsSpan(RtpPacket.HeaderBytes);
        MemoryMarshal.Write(payload, Mark);
        MemoryMarshal.Write(payload[4..], _index);
        MemoryMarshal.Write(payload[8..], SteadyClock.Now);
        return _packet.Length;
    }

    private int WriteEvent(int phase, int tick)
    {
        _eventStart = phase == 0 ? _timestamp : _eventStart;
        RtpPacket.WriteHeader(_packet, Events, marker: phase == 0, _sequence, _eventStart, Ssrc);
        Span<byte> payload = _packet.AsSpan(RtpPacket.HeaderBytes);
        payload[0] = (byte)(tick / LoadPlan.PacketsPerSecond % 10);
        payload[1] = (byte)(phase >= EventPackets - 1 ? 0x8a : 0x0a);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(Samples * (Math.Min(phase, EventPackets - 1) + 1)));
        return RtpPacket.HeaderBytes + 4;
    }

    private uint Ssrc => 0x10000000u + (uint)_index;
}
