using System.Diagnostics;
using PayGate.CardData.Memory;

namespace PayGate.CardData.Cards;

/// <summary>
/// The code on a card, in guarded memory. Sensitive authentication data: never stored, gone after authorisation (PCI DSS 3.3.1).
/// </summary>
[DebuggerDisplay("guarded")]
public sealed class SecurityCode : IDisposable
{
    private readonly DigitBuffer _digits;

    private SecurityCode(DigitBuffer digits) => _digits = digits;

    /// <summary>Digits, 3 or 4.</summary>
    public int Length => _digits.Count;

    /// <summary>Takes a code out of guarded memory (digit values). The source stays the caller's to wipe.</summary>
    /// <exception cref="ArgumentException">Not three or four digits; the value is not in the message.</exception>
    public static SecurityCode CopyOf(ReadOnlySpan<byte> guardedDigits)
    {
        if (guardedDigits.Length is not (3 or 4) || guardedDigits.ContainsAnyExceptInRange((byte)0, (byte)9))
        {
            throw new ArgumentException("A security code has three or four digits.", nameof(guardedDigits));
        }

        return new SecurityCode(DigitBuffer.CopyOf(guardedDigits));
    }

    /// <summary>Writes the digits (values 0 to 9) to the start of a guarded slot; the taker wipes it.</summary>
    /// <returns>How many digits were written.</returns>
    public int RevealTo(GuardedSlot destination) => _digits.RevealTo(destination);

    /// <inheritdoc/>
    public void Dispose() => _digits.Dispose();
}
