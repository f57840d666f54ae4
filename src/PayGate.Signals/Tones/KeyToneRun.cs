namespace PayGate.Signals.Tones;

/// <summary>Successive windows that hold the same pair of tones, and whether they are a key: a voice glides and swells, a generator does neither.</summary>
/// <remarks>
/// Measured on 13 hours of speech and on keys of 40 ms at 15 dB of noise: the rules on glide, swell and neighbours take what speech is mistaken for
/// from 101 keys to about one, and cost 1 key of 300 where offset, twist, noise and length are all at their limits.
/// </remarks>
internal sealed class KeyToneRun
{
    /// <summary>Windows of a key: 20 ms of tone fill at most four well enough, 40 ms at least six, also at 15 dB of noise.</summary>
    private const int Fewest = 5;

    /// <summary>Windows after which a key is sure while it still sounds: 75 ms of tone.</summary>
    private const int Enough = 12;

    /// <summary>Windows that the pair must fill; 40 ms of tone fill at least four, at 15 dB of noise to 0.95. Vowels fill few.</summary>
    private const int FewestFull = 3;

    private const double ShareOfFull = 0.87;

    /// <summary>Mean relative distance from the nominal frequencies; windows half full read it too small.</summary>
    private const double LargestOffset = 0.024;

    private const double LargestOffsetOfLong = 0.021;

    /// <summary>Deviation of the offsets from a constant along a line, over the windows the pair fills.</summary>
    private const double LargestGlide = 0.012;

    /// <summary>Ratio of the strongest to the weakest power in the windows that the pair fills, and in all of the run.</summary>
    private const double LargestSwell = 2;

    private const double LargestRise = 3;

    private readonly float[] _rowOffsets = new float[Enough];
    private readonly float[] _columnOffsets = new float[Enough];
    private double _rowSum;
    private double _columnSum;
    private double _least;
    private double _most;
    private double _leastFull;
    private double _mostFull;
    private int _full;

    /// <summary>The window it began with.</summary>
    public TonePair First { get; private set; } = TonePair.None;

    /// <summary>Windows so far; 0: there is no run.</summary>
    public int Windows { get; private set; }

    /// <summary>It came out of, or goes over into, a pair beside the key's frequencies: no key, whatever else it is.</summary>
    public bool IsGliding { get; set; }

    /// <summary>So many windows that it need not end to be judged.</summary>
    public bool IsLong => Windows == Enough;

    /// <summary>Whether it is a key, by what is known so far.</summary>
    public bool IsKey =>
        !IsGliding
        && Windows >= Fewest
        && _full >= FewestFull
        && Math.Max(Math.Abs(_rowSum), Math.Abs(_columnSum)) / Windows <= (Windows >= Enough ? LargestOffsetOfLong : LargestOffset)
        && _most <= LargestRise * _least
        && _mostFull <= LargestSwell * _leastFull
        && Glide(_rowOffsets) <= LargestGlide
        && Glide(_columnOffsets) <= LargestGlide;

    /// <summary>Begins with a window, which is to be added too.</summary>
    public void Begin(in TonePair first)
    {
        End();
        First = first;
        (_least, _most) = (double.MaxValue, 0);
        (_leastFull, _mostFull) = (double.MaxValue, 0);
    }

    /// <summary>Adds a window.</summary>
    public void Add(in TonePair pair)
    {
        Windows++;
        _rowSum += pair.RowOffset;
        _columnSum += pair.ColumnOffset;
        (_least, _most) = (Math.Min(_least, pair.Power), Math.Max(_most, pair.Power));
        if (pair.Share < ShareOfFull)
        {
            return;
        }

        (_leastFull, _mostFull) = (Math.Min(_leastFull, pair.Power), Math.Max(_mostFull, pair.Power));
        if (_full < Enough)
        {
            (_rowOffsets[_full], _columnOffsets[_full]) = ((float)pair.RowOffset, (float)pair.ColumnOffset);
            _full++;
        }
    }

    /// <summary>There is no run any more; what it held is overwritten.</summary>
    public void End()
    {
        First = TonePair.None;
        Windows = 0;
        IsGliding = false;
        _full = 0;
        (_rowSum, _columnSum) = (0, 0);
        Array.Clear(_rowOffsets);
        Array.Clear(_columnOffsets);
    }

    /// <summary>How much of the offsets' deviation from their mean lies along a line: the root of its square sum.</summary>
    private double Glide(float[] offsets)
    {
        double middle = (_full - 1) / 2.0;
        double mean = 0;
        for (int i = 0; i < _full; i++)
        {
            mean += offsets[i] / _full;
        }

        double along = 0;
        double length = 0;
        for (int i = 0; i < _full; i++)
        {
            along += (i - middle) * (offsets[i] - mean);
            length += (i - middle) * (i - middle);
        }

        return length > 0 ? Math.Abs(along) / Math.Sqrt(length) : 0;
    }
}
