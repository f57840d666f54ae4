namespace PayGate.Media.Masking;

/// <summary>When a mask that was asked to open may do so.</summary>
internal struct OpeningRule
{
    /// <summary>How long keys must have been quiet: 1.5 s.</summary>
    private const long Quiet = 1_500_000;

    /// <summary>How long somebody who keys on can hold the mask closed: 10 s; a tone that still sounds holds it longer.</summary>
    private const long Longest = 10_000_000;

    /// <summary>How long it waits for a pause in the speech, where the surplus can be dropped unheard: 0.4 s.</summary>
    private const long Patience = 400_000;

    private long _requested;
    private long _permitted;

    /// <summary>Notes the request.</summary>
    public void Request(long now)
    {
        _requested = now;
        _permitted = long.MaxValue;
    }

    /// <summary>Whether it may open now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="lastKey">When a key was last noticed.</param>
    /// <param name="mayBeKey">Whether something that waits may be a key.</param>
    /// <param name="isSounding">Whether a key sounds.</param>
    /// <param name="isPause">Whether what waits is so soft that nobody misses it.</param>
    public bool Allows(long now, long lastKey, bool mayBeKey, bool isSounding, bool isPause)
    {
        bool quiet = lastKey == long.MinValue || now - lastKey >= Quiet;
        bool overdue = now - _requested >= Longest;
        if (isSounding || (!overdue && (!quiet || mayBeKey)))
        {
            _permitted = long.MaxValue;
            return false;
        }

        _permitted = Math.Min(_permitted, now);
        return isPause || now - _permitted >= Patience;
    }
}
