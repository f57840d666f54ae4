using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PayGate.Media.Rtp;

namespace PayGate.Media.Tests.Support;

/// <summary>One party's telephone: a socket on loopback that sends and takes RTP and describes itself in SDP.</summary>
internal sealed class RtpPhone : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Socket _rtp;
    private readonly Socket _rtcp;
    private ushort _sequence;
    private uint _timestamp;

    internal RtpPhone(uint ssrc = 0x1000, AddressFamily family = AddressFamily.InterNetwork)
    {
        Ssrc = ssrc;
        Address = family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        (_rtp, _rtcp) = (Bound(Address), Bound(Address));
    }

    internal uint Ssrc { get; }

    internal IPAddress Address { get; }

    internal int Port => ((IPEndPoint)_rtp.LocalEndPoint!).Port;

    internal int RtcpPort => ((IPEndPoint)_rtcp.LocalEndPoint!).Port;

    /// <summary>Where to send to; learnt from the relay's description.</summary>
    internal IPEndPoint? Target { get; set; }

    /// <summary>Its SRTP; <see langword="null"/>: plain RTP.</summary>
    internal PhoneSecurity? Security { get; set; }

    /// <summary>What is sent is protected already.</summary>
    internal bool SendsRaw { get; set; }

    /// <summary>Sees what the telephone sends, as on the wire.</summary>
    internal Action<byte[]>? Overhears { get; set; }

    internal string Sdp(string more = "") =>
        "v=0\r\no=- 1 1 IN " + Family + " " + Address + "\r\ns=-\r\nc=IN " + Family + " " + Address + "\r\nt=0 0\r\nm=audio "
        + Port.ToString(CultureInfo.InvariantCulture)
        + " " + (Security is null ? "RTP/AVP" : "RTP/SAVP") + " 8 0 9 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=rtcp:"
        + RtcpPort.ToString(CultureInfo.InvariantCulture) + "\r\na=ptime:20\r\n" + Security?.Lines() + more;

    /// <summary>Takes the address and port for this phone out of the relay's description.</summary>
    internal void Follow(string sdp)
    {
        string port = sdp.Split("m=audio ")[1].Split(' ')[0];
        Target = new IPEndPoint(Address, int.Parse(port, CultureInfo.InvariantCulture));
        Security?.Follow(sdp);
    }

    /// <summary>Sends the next 20 ms of sound.</summary>
    internal void SendAudio(byte fill, byte payloadType = 8) => SendPacket(payloadType, Enumerable.Repeat(fill, 160).ToArray());

    internal void SendPacket(byte payloadType, ReadOnlySpan<byte> payload, bool marker = false, uint? timestamp = null)
    {
        byte[] packet = new byte[RtpPacket.HeaderBytes + payload.Length];
        if (timestamp is null)
        {
            _timestamp += 160;
        }

        RtpPacket.WriteHeader(packet, payloadType, marker, _sequence++, timestamp ?? _timestamp, Ssrc);
        payload.CopyTo(packet.AsSpan(RtpPacket.HeaderBytes));
        SendRaw(packet);
    }

    internal void SendRaw(byte[] datagram) => Send(_rtp, datagram, Target!);

    internal void SendRtcp(byte[] datagram) => Send(_rtcp, datagram, new IPEndPoint(Target!.Address, Target.Port + 1));

    internal byte[] Receive() => Opened(ReceiveFrom(_rtp));

    internal byte[] ReceiveRtcp() => Opened(ReceiveFrom(_rtcp));

    /// <summary>The next packet as it came.</summary>
    internal byte[] ReceiveSealed() => ReceiveFrom(_rtp);

    /// <summary>The timestamp of the last packet that was not given one.</summary>
    internal uint Timestamp => _timestamp;

    /// <summary>Lets 20 ms pass without a packet.</summary>
    internal void Skip() => _timestamp += 160;

    /// <summary>Everything that has arrived and was not taken yet.</summary>
    internal List<byte[]> Drain()
    {
        var packets = new List<byte[]>();
        while (_rtp.Available > 0)
        {
            packets.Add(Receive());
        }

        return packets;
    }

    public void Dispose()
    {
        Security?.Dispose();
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private void Send(Socket socket, byte[] datagram, IPEndPoint target)
    {
        byte[] sent = SendsRaw || Security is null ? datagram : Security.Seal(datagram);
        Overhears?.Invoke(sent);
        socket.SendTo(sent, target);
    }

    private byte[] Opened(byte[] datagram) => Security?.Open(datagram) ?? datagram;

    private string Family => Address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";

    private static Socket Bound(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
            ReceiveBufferSize = 1 << 20,
        };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    private static byte[] ReceiveFrom(Socket socket)
    {
        byte[] buffer = new byte[4096];
        return buffer[..socket.Receive(buffer)];
    }
}
