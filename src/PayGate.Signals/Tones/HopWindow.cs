namespace PayGate.Signals.Tones;

/// <summary>A sliding window over a stream of samples that moves on in equal hops.</summary>
internal sealed class HopWindow
{
    private readonly float[] _samples;
    private readonly int _hop;
    private int _pending;

    public HopWindow(int window, int hop)
    {
        _samples = new float[window];
        _hop = hop;
    }

    /// <summary>The window; its last sample is the newest.</summary>
    public ReadOnlySpan<float> Samples => _samples;

    /// <summary>Samples taken and skipped since the start, up to the end of the window.</summary>
    public long Position { get; private set; }

    /// <summary>Takes from the span until a hop is complete; <see langword="false"/> when the span ran out before.</summary>
    public bool TakeHop(ref ReadOnlySpan<short> source)
    {
        if (source.IsEmpty)
        {
            return false;
        }

        if (_pending == 0)
        {
            _samples.AsSpan(_hop).CopyTo(_samples);
        }

        int count = Math.Min(_hop - _pending, source.Length);
        Widening.ToSingle(source[..count], _samples.AsSpan(_samples.Length - _hop + _pending, count));
        source = source[count..];
        Position += count;
        _pending = (_pending + count) % _hop;
        return _pending == 0;
    }

    /// <summary>Moves on over samples that never came. What was in the window is gone, an unfinished hop too.</summary>
    public void Skip(int count)
    {
        Clear();
        Position += count;
    }

    /// <summary>Overwrites every sample held.</summary>
    public void Clear()
    {
        _pending = 0;
        Array.Clear(_samples);
    }

    /// <summary>Mean power of the newest hop.</summary>
    public float NewestPower()
    {
        float sum = 0;
        foreach (float sample in _samples.AsSpan(_samples.Length - _hop))
        {
            sum += sample * sample;
        }

        return sum / _hop;
    }
}
