using System.Diagnostics;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Memory;

/// <summary>
/// Digits as they are keyed, in locked memory, each hidden under a random byte so that no memory scan finds the number in any usual form.
/// </summary>
/// <remarks>
/// Invariant of the slot: bytes 0..23 are the pad, bytes 24..47 the hidden digits; whatever lies behind the last digit is zero. Not thread
/// safe.
/// </remarks>
[DebuggerDisplay("guarded")]
public sealed class DigitBuffer : IDisposable
{
    /// <summary>Digits it can hold: more than any field may have, so that "too long" can be told.</summary>
    public const int Capacity = 24;

    private readonly GuardedSlot _slot = GuardedSlot.Rent();

    /// <summary>Makes an empty buffer.</summary>
    /// <exception cref="GuardedMemoryException">No guarded memory is left.</exception>
    public DigitBuffer() => Clear();

    /// <summary>Digits held.</summary>
    public int Count { get; private set; }

    /// <summary>Appends one digit, 0 to 9; <see langword="false"/> when the buffer is full.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a digit; the value is not in the message.</exception>
    public bool TryAppend(byte digit)
    {
        if (digit > 9)
        {
            throw new ArgumentOutOfRangeException(nameof(digit), "A digit is 0 to 9.");
        }

        if (Count == Capacity)
        {
            return false;
        }

        Span<byte> bytes = _slot.Bytes;
        bytes[Capacity + Count] = (byte)(digit ^ bytes[Count]);
        Count++;
        return true;
    }

    /// <summary>Forgets all digits at once and hides the next ones under a fresh pad.</summary>
    public void Clear()
    {
        Count = 0;
        Span<byte> bytes = _slot.Bytes;
        bytes.Clear();
        unsafe
        {
            fixed (byte* pad = bytes)
            {
                LibSodium.randombytes_buf(pad, Capacity);
            }
        }
    }

    /// <summary>Writes the digits (values 0 to 9) to the start of a guarded slot: the only way out. The taker wipes the slot.</summary>
    /// <returns>How many digits were written.</returns>
    public int RevealTo(GuardedSlot destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return RevealTo(destination.Bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Count = 0;
        _slot.Dispose();
    }

    /// <summary>As above, into a part of a guarded slot.</summary>
    internal int RevealTo(Span<byte> guarded)
    {
        Span<byte> bytes = _slot.Bytes;
        for (int i = 0; i < Count; i++)
        {
            guarded[i] = (byte)(bytes[Capacity + i] ^ bytes[i]);
        }

        return Count;
    }

    internal byte RevealDigit(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
        Span<byte> bytes = _slot.Bytes;
        return (byte)(bytes[Capacity + index] ^ bytes[index]);
    }

    internal static DigitBuffer CopyOf(ReadOnlySpan<byte> guarded)
    {
        DigitBuffer copy = new();
        try
        {
            foreach (byte digit in guarded)
            {
                _ = copy.TryAppend(digit);
            }

            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }
}
