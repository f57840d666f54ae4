namespace PayGate.Signals.Listening;

/// <summary>Counts successive moments that hold a pair, and says when they are a key that can be decoded.</summary>
internal sealed class LeakRun
{
    private const double ClearShare = 0.85;

    /// <summary>Moments with hardly anything but the pair, and moments under speech or noise, that make a key.</summary>
    private const int ClearMoments = 3;

    private const int FirmMoments = 8;
    private const int MillisecondsPerMoment = 2;

    /// <summary>What one moment spans beyond its step where the tone has silence around it, and most of what it spans in other sound.</summary>
    private const int Span = 4;

    private int _moments;
    private int _firm;
    private int _clear;
    private bool _missed;

    /// <summary>Adds a moment and returns the length of the key heard up to now, in milliseconds; 0: none.</summary>
    public int Add(in LeakMoment moment)
    {
        if (moment.Share <= 0)
        {
            // One moment out of line is noise; two are the end.
            if (_missed)
            {
                Clear();
            }

            _missed = true;
            return 0;
        }

        _missed = false;
        _moments++;
        _firm += moment.IsFirm ? 1 : 0;
        _clear += moment.Share >= ClearShare ? 1 : 0;
        return _clear >= ClearMoments || _firm >= FirmMoments ? Span + (_moments * MillisecondsPerMoment) : 0;
    }

    public void Clear() => (_moments, _firm, _clear, _missed) = (0, 0, 0, false);
}
