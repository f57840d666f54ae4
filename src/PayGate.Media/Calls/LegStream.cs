using System.Buffers.Binary;
using PayGate.Contracts.Recordings;
using PayGate.Media.Masking;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Calls;

/// <summary>
/// One audio stream of one leg: takes what its party sends, leads it through the mask, and passes on what comes out, to the party opposite
/// and to the recorder.
/// </summary>
internal sealed class LegStream : IDatagramReceiver, IMaskedStreamSink
{
    private const string MaskFailed = "The mask failed on a packet, which was not passed on.";

    private readonly Call _call;
    private readonly Leg _leg;
    private readonly PacketWorkspace _workspace;
    private int _receivedLength;
    private long _blankedBefore;
    private bool _lastAudioUndecodable;

    internal LegStream(Call call, Leg leg, PortPair ports, PacketWorkspace workspace, long relatchAfter)
    {
        _call = call;
        _leg = leg;
        _workspace = workspace;
        Port = new PartyPort(ports, workspace, relatchAfter);
        Outlet = new StreamOutlet(call, leg, this, workspace);
        Mask = new MaskedStream(this, call.Origin, workspace.Mask);
    }

    /// <summary>The side that faces the party.</summary>
    internal PartyPort Port { get; }

    /// <summary>What stands between this party's keys and everybody else.</summary>
    internal MaskedStream Mask { get; }

    /// <summary>The way to everybody else, behind the mask.</summary>
    internal StreamOutlet Outlet { get; }

    /// <summary>The other party's stream.</summary>
    internal LegStream? Peer { get; set; }

    /// <summary>
    /// What the party announced last; <see langword="null"/> before its first description, or when it refused the section.
    /// </summary>
    internal SdpMedia? Announced { get; set; }

    /// <summary>Whether RTP and RTCP share a port towards the party.</summary>
    internal PortSharing Sharing { get; } = new();

    /// <summary>What the payload types mean that this party sends.</summary>
    internal PayloadMap Payloads { get; } = new();

    /// <summary>
    /// Whether keys in this party's sound can be heard, and with that be masked: in what was negotiated and in what it sends now.
    /// </summary>
    internal bool IsMaskable => Payloads.HasDecodableAudio && !_lastAudioUndecodable;

    bool IMaskedStreamSink.WantsAudio => _call.Recorder is not null && !_call.IsRecordingPaused && _leg.MainStream == this;

    public void Receive(bool isRtcp, int length, in SocketEndPoint source)
    {
        Span<byte> datagram = _workspace.Received[..length];
        if (length > PacketWorkspace.MostDatagramBytes)
        {
            Port.Refuse(isRtcp);
        }
        else if (RtcpFormat.IsRtcp(datagram))
        {
            ReceiveRtcp(datagram, source, !isRtcp);
        }
        else if (isRtcp)
        {
            Port.Refuse(isRtcp: true);
        }
        else
        {
            ReceiveRtp(datagram, source);
        }
    }

    public void ReceiveFailed()
    {
        Port.Refuse(isRtcp: false);
        if (_leg == _call.CallerLeg)
        {
            _call.Capture?.LoseProtection(MaskFailed);
        }
    }

    void IMaskedStreamSink.Forward(in ReceivedPacket packet, ushort sequence, uint timestamp)
    {
        Span<byte> datagram = _workspace.Received[.._receivedLength];
        BinaryPrimitives.WriteUInt16BigEndian(datagram[RtpPacket.SequenceOffset..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[RtpPacket.TimestampOffset..], timestamp);
        Leave(datagram);
    }

    void IMaskedStreamSink.Send(in GeneratedPacket packet)
    {
        Span<byte> datagram = _workspace.Generated[..(RtpPacket.HeaderBytes + packet.Payload.Length)];
        RtpPacket.WriteHeader(datagram, packet.PayloadType, packet.Marker, packet.Sequence, packet.Timestamp, packet.Ssrc);
        packet.Payload.CopyTo(datagram[RtpPacket.HeaderBytes..]);
        Leave(datagram);
    }

    void IMaskedStreamSink.Audio(long position, ReadOnlySpan<short> samples)
    {
        bool isCaller = _leg == _call.CallerLeg;
        if (isCaller && _call.Listening?.Passes(this, samples, _workspace.Now) == false)
        {
            return;
        }

        _call.Recorder?.Write(isCaller ? RecordingChannel.Caller : RecordingChannel.Agent, position, samples, _workspace.Now);
        long blanked = Mask.Counters.BlankedMilliseconds;
        if (isCaller && blanked != _blankedBefore)
        {
            _call.Recorder?.Replaced(position, samples.Length);
        }

        _blankedBefore = blanked;
    }

    void IMaskedStreamSink.KeyPressed(in KeyPress press)
    {
        if (_leg == _call.CallerLeg)
        {
            _call.Capture?.Press(press, _workspace.Now);
            _call.Prompts?.KeyPressed();
        }
    }

    /// <summary>Sends what came out of the mask, unless the ear behind it objects.</summary>
    private void Leave(Span<byte> datagram)
    {
        if (_leg != _call.CallerLeg || _call.Listening?.Passes(this, datagram, _workspace.Now) != false)
        {
            Outlet.Send(datagram);
        }
    }

    private void ReceiveRtp(Span<byte> datagram, in SocketEndPoint source)
    {
        int length = Port.Open(datagram, isRtcp: false);
        if (length < 0)
        {
            return;
        }

        datagram = datagram[..length];
        if (RtpPacket.TryParse(datagram, out RtpPacket packet) != RtpProblem.None)
        {
            Port.Refuse(isRtcp: false);
            return;
        }

        if (!Port.AcceptRtp(source, packet, datagram.Length))
        {
            return;
        }

        _call.LastPacketAt = _workspace.Now;
        _receivedLength = datagram.Length;
        PayloadKind kind = Payloads.KindOf(packet.PayloadType, packet.Payload);
        if (CallerCodec.IsAudio(kind) || kind == PayloadKind.Undecodable)
        {
            _lastAudioUndecodable = kind == PayloadKind.Undecodable;
        }

        Mask.Process(new ReceivedPacket
        {
            Kind = kind,
            PayloadType = packet.PayloadType,
            Marker = packet.Marker,
            Sequence = packet.Sequence,
            Timestamp = packet.Timestamp,
            Ssrc = packet.Ssrc,
            ArrivalMicroseconds = _workspace.Now,
            Payload = packet.Payload,
        });
    }

    private void ReceiveRtcp(Span<byte> datagram, in SocketEndPoint source, bool cameToRtpPort)
    {
        int length = Port.Open(datagram, isRtcp: true);
        if (length < 0)
        {
            return;
        }

        Span<byte> output = _workspace.Generated;
        int kept = RtcpFilter.Copy(datagram[..length], Mask.IsClosed, Peer?.Port.Sent ?? default, output);
        if (kept < 0)
        {
            Port.Refuse(isRtcp: true);
            return;
        }

        if (Port.AcceptRtcp(source, length, cameToRtpPort))
        {
            _call.LastPacketAt = _workspace.Now;
            if (kept > 0)
            {
                Peer?.Port.SendRtcp(output[..kept]);
            }
        }
    }
}
