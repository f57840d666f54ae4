namespace PayGate.Media.Injecting;

/// <summary>
/// Numbers a stream into which packets were put: what was put in follows the last packet sent, and what comes after follows that. Packets that were sent
/// before and come late are dropped, since their numbers are taken.
/// </summary>
internal struct StreamNumbers
{
    /// <summary>After so many packets in order none that was sent before can still arrive.</summary>
    private const int Settled = 200;

    private ushort _distance;
    private ushort _first;
    private int _untilSettled;
    private bool _restarts;

    /// <summary>Whether numbers stay as they are.</summary>
    internal readonly bool IsUnchanged => _distance == 0 && !_restarts && _untilSettled == 0;

    /// <summary>Packets were put in: the next one of the stream follows the last one sent.</summary>
    internal void Restart() => _restarts = true;

    /// <summary>The number of a packet of the stream; <see langword="false"/> when it comes too late.</summary>
    /// <param name="received">Its own.</param>
    /// <param name="lastSent">That of the last packet sent.</param>
    /// <param name="number">The one to send it under.</param>
    internal bool TryNumber(ushort received, ushort lastSent, out ushort number)
    {
        if (_restarts)
        {
            _restarts = false;
            _distance = (ushort)(lastSent + 1 - received);
            _first = received;
            _untilSettled = Settled;
        }

        number = (ushort)(received + _distance);
        if (_untilSettled == 0)
        {
            return true;
        }

        _untilSettled--;
        return (short)(received - _first) >= 0;
    }
}
