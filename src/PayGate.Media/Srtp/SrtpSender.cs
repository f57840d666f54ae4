using PayGate.Media.Rtp;

namespace PayGate.Media.Srtp;

/// <summary>The key the relay sends under to a party, and the one it changes to.</summary>
/// <remarks>A key that may come back keeps its counts: under no key is an index used twice.</remarks>
internal sealed class SrtpSender : IDisposable
{
    private readonly List<OutboundKey> _keys = [];
    private OutboundKey? _current;
    private OutboundKey? _next;
    private long _nextAt;

    /// <summary>The key in use, or the one about to be; <see langword="null"/> before one is agreed on.</summary>
    internal SdesKey? Latest => (_next ?? _current)?.Description;

    /// <summary>
    /// Sends under a key from a time on, at once when none was in use. Other keys are wiped, but for those that may come back.
    /// </summary>
    internal void Use(SdesKey key, long from, IEnumerable<SdesKey> mayComeBack)
    {
        OutboundKey? chosen = _keys.Find(known => known.Description.Master.IsSameAs(key.Master));
        if (chosen is null)
        {
            chosen = new OutboundKey(key);
            _keys.Add(chosen);
        }

        (_current, _next, _nextAt) = _current is null || _current == chosen ? (chosen, null, 0) : (_current, chosen, from);
        SdesKey[] kept = [.. mayComeBack];
        for (int i = _keys.Count - 1; i >= 0; i--)
        {
            OutboundKey other = _keys[i];
            if (other != _current && other != _next && !Array.Exists(kept, key => key.Master.IsSameAs(other.Description.Master)))
            {
                other.Dispose();
                _keys.RemoveAt(i);
            }
        }
    }

    /// <summary>Copies an RTP packet into the buffer and protects it there; returns its length, 0 when it must not be sent.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="buffer">Room for it and for <see cref="SrtpSession.MostAddedBytes"/> more.</param>
    /// <param name="now">Microseconds of the worker's clock.</param>
    /// <param name="hasPartyChanged">The party was seen to use its own new key: it knows the relay's.</param>
    internal int SealRtp(ReadOnlySpan<byte> packet, Span<byte> buffer, long now, bool hasPartyChanged)
    {
        int headerBytes = RtpPacket.HeaderLength(packet);
        if (headerBytes < 0 || KeyAt(now, hasPartyChanged) is not { } key)
        {
            return 0;
        }

        packet.CopyTo(buffer);
        return key.SealRtp(buffer, packet.Length, headerBytes);
    }

    /// <summary>As <see cref="SealRtp"/>, for RTCP.</summary>
    internal int SealRtcp(ReadOnlySpan<byte> packet, Span<byte> buffer, long now, bool hasPartyChanged)
    {
        if (KeyAt(now, hasPartyChanged) is not { } key)
        {
            return 0;
        }

        packet.CopyTo(buffer);
        return key.SealRtcp(buffer, packet.Length);
    }

    public void Dispose()
    {
        _keys.ForEach(key => key.Dispose());
        _keys.Clear();
        (_current, _next) = (null, null);
    }

    private OutboundKey? KeyAt(long now, bool hasPartyChanged)
    {
        if (_next is not null && (hasPartyChanged || now >= _nextAt))
        {
            (_current, _next) = (_next, null);
        }

        return _current;
    }
}
