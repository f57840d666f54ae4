namespace PayGate.Media.Masking;

/// <summary>
/// The look-back: samples wait here before they leave, and may be masked until then. A ring addressed by stream position; what has left is
/// overwritten at once.
/// </summary>
internal sealed class DelayLine
{
    /// <summary>The longest stretch between tail and what is masked ahead, in samples.</summary>
    public const int Capacity = 4096;

    private const byte Present = 1;
    private const byte Masked = 2;

    private readonly short[] _samples = new short[Capacity];
    private readonly byte[] _flags = new byte[Capacity];

    /// <summary>Position of the next sample to arrive in order.</summary>
    public long Head { get; private set; }

    /// <summary>Position of the next sample to leave.</summary>
    public long Tail { get; private set; }

    /// <summary>Samples waiting.</summary>
    public int Count => (int)(Head - Tail);

    /// <summary>Forgets everything and goes on from a position.</summary>
    public void Restart(long position)
    {
        Array.Clear(_samples);
        Array.Clear(_flags);
        Head = position;
        Tail = position;
    }

    /// <summary>Appends samples at the head.</summary>
    public void Append(ReadOnlySpan<short> samples)
    {
        foreach (short sample in samples)
        {
            int slot = Slot(Head++);
            _samples[slot] = sample;
            _flags[slot] |= Present;
        }
    }

    /// <summary>Moves the head on over samples that did not come.</summary>
    public void AppendMissing(int count) => Head += count;

    /// <summary>Puts a sample into a place that is still empty; <see langword="false"/> when it is taken or has left.</summary>
    public bool TryFill(long position, short sample)
    {
        int slot = Slot(position);
        if (position < Tail || position >= Head || (_flags[slot] & Present) != 0)
        {
            return false;
        }

        _samples[slot] = sample;
        _flags[slot] |= Present;
        return true;
    }

    /// <summary>Masks a stretch, as far as it has not left; it may reach beyond the head.</summary>
    public void Mask(long from, long until)
    {
        until = Math.Min(until, Tail + Capacity);
        for (long position = Math.Max(from, Tail); position < until; position++)
        {
            _flags[Slot(position)] |= Masked;
        }
    }

    /// <summary>Whether a sample is masked.</summary>
    public bool IsMasked(long position) =>
        position >= Tail && position < Tail + Capacity && (_flags[Slot(position)] & Masked) != 0;

    /// <summary>Whether a sample came.</summary>
    public bool IsPresent(long position) => position >= Tail && position < Head && (_flags[Slot(position)] & Present) != 0;

    /// <summary>Whether anything between tail and head is masked.</summary>
    public bool HoldsMask()
    {
        for (long position = Tail; position < Head; position++)
        {
            if (IsMasked(position))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Mean power of what waits.</summary>
    public double Power()
    {
        double power = 0;
        for (long position = Tail; position < Head; position++)
        {
            power += this[position] * this[position];
        }

        return power / Math.Max(Count, 1);
    }

    /// <summary>Whether so many samples from the tail on came and none of them is masked.</summary>
    public bool IsPlain(int count)
    {
        int first = Slot(Tail);
        int atOnce = Math.Min(count, Capacity - first);
        return count <= Count
            && _flags.AsSpan(first, atOnce).IndexOfAnyExcept(Present) < 0
            && _flags.AsSpan(0, count - atOnce).IndexOfAnyExcept(Present) < 0;
    }

    /// <summary>Copies samples from a position on; those that did not come are 0.</summary>
    public void CopyTo(long position, Span<short> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = this[position + i];
        }
    }

    /// <summary>The sample as it came, 0 when it did not.</summary>
    public short this[long position] => IsPresent(position) ? _samples[Slot(position)] : (short)0;

    /// <summary>Moves the tail on; what is passed is overwritten.</summary>
    public void Release(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int slot = Slot(Tail++);
            _samples[slot] = 0;
            _flags[slot] = 0;
        }
    }

    private static int Slot(long position) => (int)(position & (Capacity - 1));
}
