using System.Security.Cryptography;
using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;
using static PayGate.CardData.Sealing.SealedCardLayout;

namespace PayGate.CardData.Sealing;

/// <summary>Seals a card at the relay and opens it at the vault; in between nobody can read it.</summary>
public static class SealedCard
{
    /// <summary>Seals a card to the vault. The buffers keep their digits.</summary>
    /// <param name="number">12 to 19 digits.</param>
    /// <param name="expiry">MMYY.</param>
    /// <param name="code">Three or four digits, or <see langword="null"/>.</param>
    /// <param name="tenant">Bound inside.</param>
    /// <param name="capture">Bound inside: the box cannot be stored under another capture.</param>
    /// <param name="to">The vault's public key.</param>
    /// <exception cref="ArgumentException">A field has not its length.</exception>
    public static byte[] Seal(DigitBuffer number, DigitBuffer expiry, DigitBuffer? code, TenantId tenant, CaptureId capture, SealingKey to)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(expiry);
        ArgumentNullException.ThrowIfNull(to);
        if (number.Count is < 12 or > NumberMax || expiry.Count != ExpiryLength || code is { Count: not (3 or 4) })
        {
            throw new ArgumentException(
                "A card to be sealed needs a number of 12 to 19 digits, MMYY, and a code of 3 or 4 digits or none.");
        }

        using GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> clear = slot.Bytes;
        clear[VersionAt] = SealedCardLayout.Version;
        clear[NumberLengthAt] = (byte)number.RevealTo(clear.Slice(NumberAt, NumberMax));
        _ = expiry.RevealTo(clear.Slice(ExpiryAt, ExpiryLength));
        clear[CodeLengthAt] = (byte)(code?.RevealTo(clear.Slice(CodeAt, CodeMax)) ?? 0);
        WriteBinding(clear.Slice(BindingAt, BindingLength), tenant, capture);
        return SealedBox.Seal(clear, to);
    }

    /// <summary>Opens a sealed card into guarded memory.</summary>
    /// <exception cref="SealedDataException">
    /// Sealed to another key, changed, of another version, or bound to another tenant or capture.
    /// </exception>
    public static OpenedCard Open(ReadOnlySpan<byte> box, SealingKeyPair key, TenantId tenant, CaptureId capture)
    {
        ArgumentNullException.ThrowIfNull(key);
        using GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> clear = slot.Bytes;
        if (!key.TryOpen(box, clear))
        {
            throw new SealedDataException("A sealed card does not open: it was changed, or sealed to another key.");
        }

        Span<byte> expected = stackalloc byte[BindingLength];
        WriteBinding(expected, tenant, capture);
        if (!CryptographicOperations.FixedTimeEquals(expected, clear.Slice(BindingAt, BindingLength)))
        {
            throw new SealedDataException("A sealed card belongs to another capture or tenant.");
        }

        try
        {
            return clear[VersionAt] == SealedCardLayout.Version && clear[NumberLengthAt] <= NumberMax && clear[CodeLengthAt] <= CodeMax
                ? Read(clear)
                : throw new SealedDataException("A sealed card has a form this version does not know.");
        }
        catch (ArgumentException)
        {
            throw new SealedDataException("A sealed card holds fields that are not a card.");
        }
    }

    private static OpenedCard Read(ReadOnlySpan<byte> clear)
    {
        Pan number = Pan.CopyOf(clear.Slice(NumberAt, clear[NumberLengthAt]));
        ExpiryDate? expiry = null;
        try
        {
            expiry = ExpiryDate.CopyOf(clear.Slice(ExpiryAt, ExpiryLength));
            int codeLength = clear[CodeLengthAt];
            return new OpenedCard(number, expiry, codeLength == 0 ? null : SecurityCode.CopyOf(clear.Slice(CodeAt, codeLength)));
        }
        catch
        {
            number.Dispose();
            expiry?.Dispose();
            throw;
        }
    }
}
