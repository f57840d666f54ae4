using PayGate.Media.Sockets;

namespace PayGate.Media.Rtp;

/// <summary>
/// Symmetric RTP (RFC 4961): where a party really sends from, learnt from its first packet and held against everybody else.
/// </summary>
/// <remarks>
/// <para>The first valid packet latches its source. From then on packets of other sources are refused, so that nobody can inject
/// sound or take over the return path. The latch moves only: to the source after a new offer or answer of that party; to the address
/// the party signalled, which outranks a guessed one; to anybody once the latched source was silent for a while (a NAT binding that changed).</para>
/// <para>Until latched, packets for the party go to the signalled address. A party that signalled "on hold" (RFC 3264 section 8.4)
/// is sent nothing, though it may still be heard.</para>
/// </remarks>
internal struct SourceLatch
{
    private SocketEndPoint _signalled;
    private SocketEndPoint _latched;
    private long _lastHeard;
    private bool _isLatched;
    private bool _onHold;

    /// <summary>Where to send to; not reachable before an address is known and while the party is on hold.</summary>
    internal readonly SocketEndPoint Target => _onHold ? default : _isLatched ? _latched : _signalled;

    internal readonly bool IsLatched => _isLatched;

    /// <summary>The party sent an offer or an answer: its next packet may come from a new source.</summary>
    internal void Signal(in SocketEndPoint address)
    {
        _onHold = !address.IsReachable;
        if (!_onHold)
        {
            _signalled = address;
            _isLatched = false;
        }
    }

    /// <summary>Whether a valid packet may pass. Times are microseconds of one monotonic clock.</summary>
    internal bool Accept(in SocketEndPoint source, long now, long relatchAfterSilence)
    {
        if (_isLatched && source.Equals(_latched))
        {
            _lastHeard = now;
            return true;
        }

        if (_isLatched && now - _lastHeard < relatchAfterSilence && !source.Equals(_signalled))
        {
            return false;
        }

        _latched = source;
        _isLatched = true;
        _lastHeard = now;
        return true;
    }
}
