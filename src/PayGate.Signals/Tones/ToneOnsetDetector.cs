namespace PayGate.Signals.Tones;

/// <summary>
/// Says early that a key may be sounding: the trigger of the mask. Any pair of row and column of 12 ms or more that somebody could decode
/// is suspected within 20 ms of audio; speech is suspected too now and then, which costs a moment of it.
/// </summary>
/// <remarks>
/// Two windows look every 5 ms: 12 ms long for a clear tone, and 20 ms long for a tone under speech or noise. A suspicion needs
/// successive windows that agree, or one that holds hardly anything but the pair. Streaming, without allocation.
/// </remarks>
public sealed class ToneOnsetDetector
{
    /// <summary>Samples between two looks, at 8 kHz.</summary>
    public const int Hop = 40;

    private static readonly ToneCorrelator Short = new(96);
    private static readonly ToneCorrelator Long = ToneCorrelator.TwentyMilliseconds;

    private readonly HopWindow _window = new(Long.Window, Hop);
    private readonly OnsetWindow _clear = new(Short, Hop, new OnsetRule(0.6, 0.05, 30, 2, 0.8));
    private readonly OnsetWindow _covered = new(Long, Hop, new OnsetRule(0.42, 0.035, 12, 5, 2));
    private long _from;
    private long _until;

    /// <summary>Whether the newest look suspects a key.</summary>
    public bool IsSounding => _clear.IsSuspicious || _covered.IsSuspicious;

    /// <summary>Samples taken since the start.</summary>
    public long Position => _window.Position;

    /// <summary>Takes samples.</summary>
    public void Process(ReadOnlySpan<short> samples)
    {
        while (_window.TakeHop(ref samples))
        {
            Look(_clear);
            Look(_covered);
        }
    }

    /// <summary>Moves on over samples that were lost. If a key was sounding, they are suspected with it.</summary>
    public void ProcessMissing(int count)
    {
        if (IsSounding)
        {
            Suspect(Position, Position + count);
        }

        _window.Skip(count);
        _clear.Forget();
        _covered.Forget();
    }

    /// <summary>
    /// Takes the samples suspected since the last call, from and until counted as <see cref="Position"/> counts; <see langword="false"/>
    /// when there are none.
    /// </summary>
    public bool TryTakeSuspect(out long from, out long until)
    {
        (from, until) = (_from, _until);
        (_from, _until) = (0, 0);
        return until > from;
    }

    /// <summary>Forgets and overwrites every sample held.</summary>
    public void Clear()
    {
        _window.Clear();
        _clear.Forget();
        _covered.Forget();
        (_from, _until) = (0, 0);
    }

    private void Look(OnsetWindow window)
    {
        window.Look(_window.Samples);
        if (window.IsSuspicious)
        {
            Suspect(Position - window.SuspectSamples, Position);
        }
    }

    private void Suspect(long from, long until)
    {
        _from = _until > _from ? Math.Min(_from, from) : from;
        _until = Math.Max(_until, until);
    }
}
