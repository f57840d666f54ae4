namespace PayGate.Signals.Tones;

/// <summary>Joins successive milliseconds that hold the same key into ranges.</summary>
internal sealed class ResidualRun
{
    private const double LeastShare = 0.65;
    private const double ClearShare = 0.9;
    private const double LeastSteadiness = 0.97;
    private const double LargestOffset = 0.028;
    private const double LargestTwist = 16;
    private const int PerMillisecond = 8;

    /// <summary>Milliseconds that a clear fragment and a tone under noise must last in a row.</summary>
    private const int ClearLength = 4;

    private const int CoveredLength = 25;
    private const int LongestHole = 3;

    /// <summary>A tone's first and last 4 ms fill the filter too little to be counted.</summary>
    private const int Edge = 32;

    private byte _key;
    private long _start;
    private int _length;
    private int _clear;
    private int _hole;

    public void Add(long centre, in ResidualPair pair, List<ToneRange> found)
    {
        bool fits = pair.Share >= LeastShare
            && pair.Steadiness >= LeastSteadiness
            && pair.Offset <= LargestOffset
            && pair.Twist <= LargestTwist;
        if (!fits)
        {
            if (_length > 0 && ++_hole > LongestHole)
            {
                End(centre - (_hole * PerMillisecond), found);
            }

            return;
        }

        if (_length > 0 && pair.Key != _key)
        {
            End(centre, found);
        }

        if (_length == 0)
        {
            (_key, _start, _clear) = (pair.Key, centre, 0);
        }

        _length += 1 + _hole;
        _hole = 0;
        _clear += pair.Share >= ClearShare ? 1 : 0;
    }

    public void End(long end, List<ToneRange> found)
    {
        if (_length > 0 && (_clear >= ClearLength || _length >= CoveredLength))
        {
            long start = Math.Max(0, _start - Edge);
            found.Add(new ToneRange(start, (int)(end + Edge - start), _key));
        }

        _length = 0;
        _hole = 0;
    }
}
