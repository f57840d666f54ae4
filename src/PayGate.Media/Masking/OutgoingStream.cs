namespace PayGate.Media.Masking;

/// <summary>
/// Numbers what leaves: the caller's own sequence while open, one packet after the other behind the mask, and a constant distance
/// between both afterwards, so that receivers never see a jump.
/// </summary>
internal sealed class OutgoingStream(IMaskedStreamSink sink, MaskScratch scratch)
{
    /// <summary>After so many packets in order nothing that was sent before the mask opened can still arrive.</summary>
    private const int Settled = 200;

    private CallerCodec _codec;
    private ushort _next;
    private ushort _distance;
    private ushort _openedAt;
    private int _sinceOpened = Settled;
    private bool _hasSent;
    private bool _reopens;
    private bool _marks;
    private PayloadKind _kind;
    private byte _payloadType;
    private uint _ssrc;

    /// <summary>Whether it is known in which codec and for which source to send.</summary>
    public bool HasCodec { get; private set; }

    /// <summary>Learns codec and source from a packet of audio.</summary>
    public void Follow(in ReceivedPacket packet)
    {
        if (!HasCodec || packet.Ssrc != _ssrc)
        {
            _ssrc = packet.Ssrc;
            _marks = HasCodec;
        }

        (_kind, _payloadType, HasCodec) = (packet.Kind, packet.PayloadType, true);
        StartAt(packet.Sequence);
    }

    /// <summary>The next packet made begins a talkspurt.</summary>
    public void MarkNext() => _marks = true;

    /// <summary>Passes a packet of the open stream on; <see langword="false"/> when it was sent before the mask opened and comes too late.</summary>
    public bool TryForward(in ReceivedPacket packet)
    {
        StartAt(packet.Sequence);
        if (_reopens)
        {
            _distance = (ushort)(_next - packet.Sequence);
            _openedAt = packet.Sequence;
            _sinceOpened = 0;
            _reopens = false;
        }

        if (_sinceOpened < Settled)
        {
            if ((short)(packet.Sequence - _openedAt) < 0)
            {
                return false;
            }

            _sinceOpened++;
        }

        ushort sequence = (ushort)(packet.Sequence + _distance);
        if ((short)(sequence - _next) >= 0)
        {
            _next = (ushort)(sequence + 1);
        }

        sink.Forward(packet, sequence, packet.Timestamp);
        return true;
    }

    /// <summary>Tells that the mask opens: the next packet forwarded follows the last one made.</summary>
    public void Reopen() => _reopens = true;

    /// <summary>Tells that the mask opens with a packet that was mixed with what waited and sent in the place of the received one.</summary>
    public void ReopenWith(ushort received)
    {
        _distance = (ushort)(_next - 1 - received);
        _openedAt = (ushort)(received + 1);
        _sinceOpened = 0;
        _reopens = false;
    }

    /// <summary>Goes on from what the receiver knows who has heard the open stream so far.</summary>
    public void Adopt(in CallerCodec codec) => _codec = codec;

    /// <summary>Sends audio.</summary>
    public void Send(uint timestamp, CallerSound sound)
    {
        _codec.Encode(_kind, sound, scratch.Payload);
        Send(_payloadType, timestamp, scratch.Payload.AsSpan(0, sound.Length));
    }

    /// <summary>Sends a payload of another type.</summary>
    public void Send(byte payloadType, uint timestamp, ReadOnlySpan<byte> payload)
    {
        sink.Send(new GeneratedPacket
        {
            PayloadType = payloadType,
            Marker = _marks,
            Sequence = _next++,
            Timestamp = timestamp,
            Ssrc = _ssrc,
            Payload = payload,
        });
        _marks = false;
    }

    /// <summary>Leaves one place empty: the receiver sees a loss and conceals it in its own way.</summary>
    public void Skip() => _next++;

    private void StartAt(ushort sequence)
    {
        if (!_hasSent)
        {
            _next = sequence;
            _hasSent = true;
        }
    }
}
