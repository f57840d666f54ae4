using PayGate.Media.Rtp;

namespace PayGate.Media.Srtp;

/// <summary>
/// The keys a party sends under. When they change, packets under the old ones are still on their way: both are taken, until two seconds
/// after the first packet under the new ones.
/// </summary>
internal sealed class SrtpReceiver : IDisposable
{
    private const long Overlap = 2_000_000;

    private InboundKey[] _current = [];
    private InboundKey[] _before = [];
    private long _beforeUntil = long.MaxValue;

    /// <summary>Whether a genuine packet came under the newest keys.</summary>
    internal bool IsUsed { get; private set; }

    /// <summary>
    /// Takes the keys of a line over, which becomes its own; <see langword="false"/> when they are other keys than before.
    /// </summary>
    internal bool Accept(SdesLine line)
    {
        if (IsCurrent(line))
        {
            line.Dispose();
            return true;
        }

        InboundKey[] used = IsUsed || _before.Length == 0 ? _current : _before;
        InboundKey? goesOn = Array.Find(used, key => key.IsUsed);
        InboundKey[] keys = Array.ConvertAll(line.Keys, key => new InboundKey(key, goesOn));

        // Keys that were announced and never used, as in an offer that was rejected, do not push out the ones in use.
        Wipe(ReferenceEquals(used, _current) ? _before : _current);
        (_current, _before, _beforeUntil, IsUsed) = (keys, used, long.MaxValue, false);
        return false;
    }

    /// <summary>Opens an RTP packet in place; returns its length, 0 when it is to be refused.</summary>
    internal int OpenRtp(Span<byte> packet, long now)
    {
        int headerBytes = RtpPacket.HeaderLength(packet);
        return headerBytes < 0 ? 0 : Open(packet, headerBytes, now);
    }

    /// <summary>As <see cref="OpenRtp"/>, for RTCP.</summary>
    internal int OpenRtcp(Span<byte> packet, long now) => Open(packet, headerBytes: 0, now);

    public void Dispose()
    {
        Wipe(_current);
        Wipe(_before);
        (_current, _before) = ([], []);
    }

    private int Open(Span<byte> packet, int headerBytes, long now)
    {
        foreach (InboundKey key in _current)
        {
            int length = headerBytes > 0 ? key.OpenRtp(packet, headerBytes) : key.OpenRtcp(packet);
            if (length > 0)
            {
                _beforeUntil = IsUsed ? _beforeUntil : now + Overlap;
                IsUsed = true;
                return length;
            }
        }

        if (_before.Length > 0 && now > _beforeUntil)
        {
            Wipe(_before);
            _before = [];
        }

        foreach (InboundKey key in _before)
        {
            int length = headerBytes > 0 ? key.OpenRtp(packet, headerBytes) : key.OpenRtcp(packet);
            if (length > 0)
            {
                return length;
            }
        }

        return 0;
    }

    private bool IsCurrent(SdesLine line)
    {
        bool same = _current.Length == line.Keys.Length;
        for (int i = 0; same && i < _current.Length; i++)
        {
            same = _current[i].Description.IsSameAs(line.Keys[i]);
        }

        return same;
    }

    private static void Wipe(InboundKey[] keys) => Array.ForEach(keys, key => key.Dispose());
}
