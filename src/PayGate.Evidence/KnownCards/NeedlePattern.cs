using System.Security.Cryptography;

namespace PayGate.Evidence.KnownCards;

/// <summary>
/// One number in one form, kept only as the exclusive-or with random bytes: the searcher's own memory holds it nowhere. Masks leave the
/// unused halves of packed digits out of the comparison.
/// </summary>
internal sealed class NeedlePattern
{
    private readonly byte[] _hidden;
    private readonly byte[] _pad;
    private readonly byte[] _mask;
    private readonly int _anchorAt;

    private NeedlePattern(string label, NeedleForm form, int length)
    {
        Label = label;
        Form = form;
        _hidden = new byte[length];
        _pad = RandomNumberGenerator.GetBytes(length);
        _mask = new byte[length];
        _anchorAt = form == NeedleForm.PackedDecimal ? 1 : 0;
    }

    public string Label { get; }

    public NeedleForm Form { get; }

    public int Length => _hidden.Length;

    /// <summary>Two neighbouring bytes that a vectorised search finds first; too few to tell anything.</summary>
    public (byte First, byte Second) Anchor => (Plain(_anchorAt), Plain(_anchorAt + 1));

    /// <summary>Where in the pattern the anchor is.</summary>
    public int AnchorAt => _anchorAt;

    /// <summary>Digits as characters with a number of bytes each, of which the first or last holds the character.</summary>
    public static NeedlePattern OfCharacters(string label, NeedleForm form, ReadOnlySpan<byte> digits, char? separator)
    {
        int width = form == NeedleForm.Ascii ? 1 : 2;
        int at = form == NeedleForm.Utf16BigEndian ? 1 : 0;
        int separators = separator is null ? 0 : (digits.Length - 1) / 4;
        NeedlePattern pattern = new(label, form, ((digits.Length + separators) * width) - (form == NeedleForm.Utf16LittleEndian ? 1 : 0));
        int position = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (separator is { } between && i > 0 && i % 4 == 0)
            {
                pattern.Put(position++, width, at, (byte)between);
            }

            pattern.Put(position++, width, at, (byte)('0' + digits[i]));
        }

        return pattern;
    }

    /// <summary>Digits as numbers of 1 or 4 bytes.</summary>
    public static NeedlePattern OfValues(string label, NeedleForm form, ReadOnlySpan<byte> digits)
    {
        int width = form == NeedleForm.DigitBytes ? 1 : 4;
        NeedlePattern pattern = new(label, form, digits.Length * width);
        for (int i = 0; i < digits.Length; i++)
        {
            pattern.Put(i, width, 0, digits[i]);
        }

        return pattern;
    }

    /// <summary>Two digits per byte; the first in the high half, or in the low half of a byte whose high half may be anything.</summary>
    public static NeedlePattern OfPacked(string label, ReadOnlySpan<byte> digits, bool startsLow)
    {
        int shift = startsLow ? 1 : 0;
        NeedlePattern pattern = new(label, NeedleForm.PackedDecimal, (digits.Length + shift + 1) / 2);
        for (int i = 0; i < digits.Length; i++)
        {
            int place = i + shift;
            bool high = place % 2 == 0;
            pattern.Set(place / 2, (byte)(high ? digits[i] << 4 : digits[i]), (byte)(high ? 0xF0 : 0x0F));
        }

        return pattern;
    }

    /// <summary>Whether the bytes at the start of the span are the number.</summary>
    public bool Matches(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length)
        {
            return false;
        }

        for (int i = 0; i < _hidden.Length; i++)
        {
            if (((bytes[i] ^ _pad[i] ^ _hidden[i]) & _mask[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private byte Plain(int index) => (byte)(_hidden[index] ^ _pad[index]);

    private void Put(int position, int width, int at, byte value)
    {
        for (int i = 0; i < width && (position * width) + i < Length; i++)
        {
            Set((position * width) + i, i == at ? value : (byte)0, byte.MaxValue);
        }
    }

    private void Set(int index, byte value, byte mask)
    {
        byte plain = (byte)((_mask[index] == 0 ? 0 : Plain(index)) | value);
        _hidden[index] = (byte)(plain ^ _pad[index]);
        _mask[index] |= mask;
    }
}
