using System.Runtime.Intrinsics;

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
    private short[] _high = [];

    /// <summary>Position of the next sample to arrive in order.</summary>
    public long Head { get; private set; }

    /// <summary>Position of the next sample to leave.</summary>
    public long Tail { get; private set; }

    /// <summary>Whether there was sound above 4 kHz since the start; room for it is made when the first comes.</summary>
    public bool IsWide => _high.Length > 0;

    /// <summary>Samples waiting.</summary>
    public int Count => (int)(Head - Tail);

    /// <summary>Forgets everything and goes on from a position.</summary>
    public void Restart(long position)
    {
        Array.Clear(_samples);
        Array.Clear(_flags);
        Array.Clear(_high);
        Head = position;
        Tail = position;
    }

    /// <summary>Appends samples at the head.</summary>
    public void Append(CallerSound sound)
    {
        Widen(sound);
        while (sound.Length > 0)
        {
            int slot = Slot(Head);
            int count = Math.Min(sound.Length, Capacity - slot);
            sound.Low[..count].CopyTo(_samples.AsSpan(slot));
            if (!sound.High.IsEmpty)
            {
                sound.High[..count].CopyTo(_high.AsSpan(slot));
            }

            MarkPresent(_flags.AsSpan(slot, count));
            sound = sound.From(count);
            Head += count;
        }
    }

    /// <summary>Moves the head on over samples that did not come.</summary>
    public void AppendMissing(int count) => Head += count;

    /// <summary>Puts samples into the places that are still empty; returns how many were neither taken nor gone.</summary>
    public int Fill(long position, CallerSound sound)
    {
        Widen(sound);
        int filled = 0;
        for (int i = 0; i < sound.Length; i++, position++)
        {
            int slot = Slot(position);
            if (position < Tail || position >= Head || (_flags[slot] & Present) != 0)
            {
                continue;
            }

            _samples[slot] = sound.Low[i];
            if (!sound.High.IsEmpty)
            {
                _high[slot] = sound.High[i];
            }

            _flags[slot] |= Present;
            filled++;
        }

        return filled;
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

    /// <summary>Copies samples between tail and head; those that did not come are 0.</summary>
    public void CopyTo(long position, Span<short> target) => Copy(_samples, position, target);

    /// <summary>Copies what is above 4 kHz, of a line that <see cref="IsWide"/>.</summary>
    public void CopyHighTo(long position, Span<short> target) => Copy(_high, position, target);

    /// <summary>The sample between tail and head as it came, 0 when it did not: every place is 0 until it is filled and after it has left.</summary>
    public short this[long position] => _samples[Slot(position)];

    /// <summary>Moves the tail on; what is passed is overwritten.</summary>
    public void Release(int count)
    {
        while (count > 0)
        {
            int slot = Slot(Tail);
            int atOnce = Math.Min(count, Capacity - slot);
            _samples.AsSpan(slot, atOnce).Clear();
            _flags.AsSpan(slot, atOnce).Clear();
            if (IsWide)
            {
                _high.AsSpan(slot, atOnce).Clear();
            }

            Tail += atOnce;
            count -= atOnce;
        }
    }

    private void Widen(CallerSound sound)
    {
        if (!sound.High.IsEmpty && !IsWide)
        {
            _high = new short[Capacity];
        }
    }

    private static void MarkPresent(Span<byte> flags)
    {
        Vector128<byte> present = Vector128.Create(Present);
        while (flags.Length >= Vector128<byte>.Count)
        {
            (Vector128.Create<byte>(flags) | present).CopyTo(flags);
            flags = flags[Vector128<byte>.Count..];
        }

        foreach (ref byte flag in flags)
        {
            flag |= Present;
        }
    }

    private static void Copy(short[] ring, long position, Span<short> target)
    {
        while (target.Length > 0)
        {
            int slot = Slot(position);
            int count = Math.Min(target.Length, Capacity - slot);
            ring.AsSpan(slot, count).CopyTo(target);
            target = target[count..];
            position += count;
        }
    }

    private static int Slot(long position) => (int)(position & (Capacity - 1));
}
