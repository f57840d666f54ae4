using PayGate.Media.Sockets;

namespace PayGate.Media.Rtp;

/// <summary>
/// Symmetric RTP (RFC 4961): where a party really sends from, learnt from its packets and held against everybody else.
/// </summary>
/// <remarks>
/// <para>The first valid packet latches its source. For five seconds from then, and after each offer or answer of the party, a source that
/// fits the signalled address better takes over at once, and any other only once the latched one has been silent for half a second: nobody
/// who is merely early or loud gets in between a party and the relay.</para>
/// <para>Outside of that time a live stream cannot be taken over. Once it is silent for long, what may go on with it is the host it came
/// from or the one that was signalled, or the same synchronization source where it left off (a NAT binding that changed). A packet that
/// proved genuine (SRTP) is taken from anywhere, and its source becomes the party's when the latched one is silent for half a
/// second.</para>
/// <para>Until latched, packets for the party go to the signalled address. A party that signalled "on hold" (RFC 3264 section 8.4)
/// is sent nothing, though it may still be heard.</para>
/// </remarks>
internal struct SourceLatch
{
    private const long Learning = 5_000_000;
    private const long Handover = 500_000;

    // A minute of packets every 20 ms.
    private const ushort LargestGap = 3000;

    private SocketEndPoint _signalled;
    private SocketEndPoint _latched;
    private long _lastHeard;
    private long _learnsUntil;
    private uint _ssrc;
    private ushort _sequence;
    private bool _isLatched;
    private bool _onHold;

    /// <summary>Where to send to; not reachable before an address is known and while the party is on hold.</summary>
    internal readonly SocketEndPoint Target => _onHold ? default : _isLatched && !Rules.IsAsymmetric ? _latched : _signalled;

    internal readonly bool IsLatched => _isLatched;

    /// <summary>What the edge says of the party's addresses.</summary>
    internal SourceRules Rules { get; set; }

    /// <summary>The party sent an offer or an answer.</summary>
    internal void Signal(in SocketEndPoint address, long now)
    {
        _onHold = !address.IsReachable;
        if (_onHold)
        {
            return;
        }

        // Under another address the party is somewhere else, or another party.
        _isLatched &= address.Equals(_signalled);
        _signalled = address;
        _learnsUntil = now + Learning;
    }

    /// <summary>Whether a valid packet may pass. Times are microseconds of one monotonic clock.</summary>
    /// <param name="source">Who sent it.</param>
    /// <param name="ssrc">Its synchronization source.</param>
    /// <param name="sequence">Its sequence number.</param>
    /// <param name="isGenuine">It proved that it comes from the party.</param>
    /// <param name="now">The time.</param>
    /// <param name="relatchAfter">Silence after which a stream may come back from elsewhere.</param>
    internal bool Accept(in SocketEndPoint source, uint ssrc, ushort sequence, bool isGenuine, long now, long relatchAfter)
    {
        bool isKnown = _isLatched && source.Equals(_latched);
        if (!isKnown && !MayTakeOver(source, ssrc, sequence, isGenuine, now, relatchAfter))
        {
            return isGenuine && !Rules.IsStrict;
        }

        if (!_isLatched)
        {
            _learnsUntil = now + Learning;
        }

        (_latched, _isLatched, _lastHeard, _ssrc, _sequence) = (source, true, now, ssrc, sequence);
        return true;
    }

    /// <summary>Whether it is the latched source.</summary>
    internal readonly bool IsSource(in SocketEndPoint address) => _isLatched && address.Equals(_latched);

    /// <summary>Whether an address is the party's host, as heard or as signalled.</summary>
    internal readonly bool IsHost(in SocketEndPoint address) =>
        (_isLatched && address.HasAddressOf(_latched)) || address.HasAddressOf(_signalled);

    private readonly bool MayTakeOver(
        in SocketEndPoint source, uint ssrc, ushort sequence, bool isGenuine, long now, long relatchAfter)
    {
        int rank = Rank(source);
        if (Rules.IsStrict && rank == 0)
        {
            return false;
        }

        if (!_isLatched)
        {
            return true;
        }

        long silent = now - _lastHeard;
        if (isGenuine)
        {
            return silent >= Handover;
        }

        if (now < _learnsUntil)
        {
            return rank > Rank(_latched) || silent >= Handover;
        }

        bool goesOn = ssrc == _ssrc && (ushort)(sequence - _sequence) is > 0 and <= LargestGap;
        return silent >= relatchAfter && (rank > 0 || source.HasAddressOf(_latched) || goesOn);
    }

    private readonly int Rank(in SocketEndPoint source) =>
        source.Equals(_signalled) ? 2 : source.HasAddressOf(_signalled) ? 1 : 0;
}
