using System.Diagnostics;
using PayGate.CardData.Memory;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Cards;

/// <summary>The month a card expires with, in guarded memory. Good through the last day of that month.</summary>
[DebuggerDisplay("guarded")]
public sealed class ExpiryDate : IDisposable
{
    /// <summary>Digits of an expiry date as it is keyed: MMYY.</summary>
    public const int Digits = 4;

    private const int YearsAhead = 20;
    private const int Century = 2000;

    private readonly DigitBuffer _digits;

    private ExpiryDate(DigitBuffer digits) => _digits = digits;

    /// <summary>Takes MMYY out of guarded memory (digit values). The source stays the caller's to wipe.</summary>
    /// <exception cref="ArgumentException">Not four digits with a month; the value is not in the message.</exception>
    public static ExpiryDate CopyOf(ReadOnlySpan<byte> guardedDigits)
    {
        if (guardedDigits.Length != Digits
            || guardedDigits.ContainsAnyExceptInRange((byte)0, (byte)9)
            || Month(guardedDigits) is < 1 or > 12)
        {
            throw new ArgumentException("An expiry date has four digits, MMYY.", nameof(guardedDigits));
        }

        return new ExpiryDate(DigitBuffer.CopyOf(guardedDigits));
    }

    /// <summary>Writes MMYY (digit values) to the start of a guarded slot; the taker wipes it.</summary>
    /// <returns>Four.</returns>
    public int RevealTo(GuardedSlot destination) => _digits.RevealTo(destination);

    /// <summary>Whether a card with this date may still be good.</summary>
    public ExpiryState StateAt(DateTimeOffset now)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        _ = _digits.RevealTo(slot);
        int months = ((Century + (slot.Bytes[2] * 10) + slot.Bytes[3]) * 12) + Month(slot.Bytes[..Digits])
            - (now.UtcDateTime.Year * 12) - now.UtcDateTime.Month;
        return months < 0 ? ExpiryState.Past : months < 2 ? ExpiryState.Soon : ExpiryState.Good;
    }

    /// <inheritdoc/>
    public void Dispose() => _digits.Dispose();

    internal static ExpiryVerdict Judge(ReadOnlySpan<byte> guardedDigits, DateTimeOffset now)
    {
        int month = Month(guardedDigits);
        int year = Century + (guardedDigits[2] * 10) + guardedDigits[3];
        DateTime today = now.UtcDateTime;
        if (month is < 1 or > 12 || year > today.Year + YearsAhead)
        {
            return ExpiryVerdict.Malformed;
        }

        return (year * 12) + month < (today.Year * 12) + today.Month ? ExpiryVerdict.Past : ExpiryVerdict.Good;
    }

    private static int Month(ReadOnlySpan<byte> digits) => (digits[0] * 10) + digits[1];
}
