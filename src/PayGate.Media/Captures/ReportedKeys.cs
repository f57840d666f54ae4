namespace PayGate.Media.Captures;

/// <summary>
/// One press is one key, also when the edge reports it (SIP INFO) beside the telephone's own event or tone: carriers send both, in either order. Two
/// reports are always two presses.
/// </summary>
internal sealed class ReportedKeys
{
    /// <summary>A report and what was heard belong together within 2 s: INFO is sent when the key is let go, and may be sent again after a loss.</summary>
    private const long Window = 2_000_000;

    private const int Remembered = 32;

    private readonly byte[] _keys = new byte[Remembered];
    private readonly long[] _at = new long[Remembered];
    private readonly bool[] _isReport = new bool[Remembered];
    private readonly bool[] _isAlone = new bool[Remembered];
    private int _next;

    /// <summary>Takes a key; <see langword="false"/> when it is the other side of a press that was taken already.</summary>
    /// <param name="key">RFC 4733 code. Never logged.</param>
    /// <param name="isReport">From the edge, not from the media.</param>
    /// <param name="now">Microseconds.</param>
    internal bool IsNew(byte key, bool isReport, long now)
    {
        for (int i = 0; i < Remembered; i++)
        {
            int oldest = (_next + i) % Remembered;
            if (_isAlone[oldest] && _keys[oldest] == key && _isReport[oldest] != isReport && now - _at[oldest] <= Window)
            {
                _isAlone[oldest] = false;
                return false;
            }
        }

        (_keys[_next], _at[_next], _isReport[_next], _isAlone[_next]) = (key, now, isReport, true);
        _next = (_next + 1) % Remembered;
        return true;
    }

    /// <summary>Overwrites every key remembered.</summary>
    internal void Wipe()
    {
        _keys.AsSpan().Clear();
        _isAlone.AsSpan().Clear();
    }
}
