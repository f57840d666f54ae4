using System.Diagnostics;
using PayGate.CardData.Memory;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Cards;

/// <summary>A primary account number in guarded memory. Has no text form.</summary>
[DebuggerDisplay("guarded")]
public sealed class Pan : IDisposable
{
    private readonly DigitBuffer _digits;

    private Pan(DigitBuffer digits, MaskedPan masked)
    {
        _digits = digits;
        Masked = masked;
    }

    /// <summary>What may be shown of it.</summary>
    public MaskedPan Masked { get; }

    /// <summary>Digits, 12 to 19.</summary>
    public int Length => _digits.Count;

    /// <summary>Takes a number out of guarded memory (digit values 0 to 9). The source stays the caller's to wipe.</summary>
    /// <exception cref="ArgumentException">Not 12 to 19 digits; the value is not in the message.</exception>
    public static Pan CopyOf(ReadOnlySpan<byte> guardedDigits)
    {
        MaskedPan masked = PanMask.Of(guardedDigits);
        return new Pan(DigitBuffer.CopyOf(guardedDigits), masked);
    }

    /// <summary>Writes the digits (values 0 to 9) to the start of a guarded slot; the taker wipes it.</summary>
    /// <returns>How many digits were written.</returns>
    public int RevealTo(GuardedSlot destination) => _digits.RevealTo(destination);

    /// <inheritdoc/>
    public void Dispose() => _digits.Dispose();
}
