using System.Security.Cryptography;
using PayGate.Contracts.Cards;

namespace PayGate.Evidence.Cards;

/// <summary>
/// Judges what begins at a digit, from the characters around it only: an unbroken number of 13 to 19 digits, or groups as people write cards
/// (4-4-4-4 and longer, 4-6-5, 4-6-4, or digit by digit) with one kind of separator.
/// </summary>
internal static class NumberReader
{
    /// <summary>Characters looked at before a number.</summary>
    public const int LookBehind = 64;

    /// <summary>Characters looked at from the beginning of a number.</summary>
    public const int LookAhead = 96;

    private const int HashLength = 32;

    private static ReadOnlySpan<byte> Separators => " -._/\t"u8;

    /// <summary>Whether a number begins at the index: a digit without a digit before it.</summary>
    public static bool BeginsAt(ReadOnlySpan<byte> text, int index) => IsDigit(text, index) && !IsDigit(text, index - 1);

    /// <summary>Reads the number that begins at an index.</summary>
    public static NumberVerdict Read(ReadOnlySpan<byte> text, int index)
    {
        int run = RunLength(text, index);
        if (run > CardShape.Most)
        {
            return new NumberVerdict(CardBrand.Unknown, run, run, TooLong: true);
        }

        if (run >= CardShape.Fewest)
        {
            return IsInsideHash(text, index, run)
                ? new NumberVerdict(CardBrand.Unknown, run, run, TooLong: true)
                : Judge(text, index, run, run);
        }

        return run is 4 ? ReadGroups(text, index) : run is 1 ? ReadSingles(text, index) : Nothing(run);
    }

    private static NumberVerdict ReadGroups(ReadOnlySpan<byte> text, int index)
    {
        int position = index + 4;
        int digits = 4;
        int second = 0;
        for (int group = 2; group <= 5 && IsNextGroup(text, index, position, 4); group++)
        {
            int length = RunLength(text, position + 1);
            second = group == 2 ? length : second;
            bool allowed = second == 6 ? (group, length) is (2, 6) or (3, 4 or 5) : length <= 4;
            if (!allowed)
            {
                break;
            }

            position += 1 + length;
            digits += length;
            NumberVerdict verdict = Judge(text, index, position - index, digits);
            if (verdict.Brand != CardBrand.Unknown || length < 4 || (second == 6 && group == 3))
            {
                return verdict.Brand != CardBrand.Unknown ? verdict : Nothing(4);
            }
        }

        return Nothing(4);
    }

    private static NumberVerdict ReadSingles(ReadOnlySpan<byte> text, int index)
    {
        bool goesOnBefore = index >= 2 && Separators.Contains(text[index - 1]) && IsDigit(text, index - 2);
        if (goesOnBefore)
        {
            return Nothing(1);
        }

        int position = index + 1;
        int digits = 1;
        while (digits <= CardShape.Most && IsNextGroup(text, index, position, 1) && RunLength(text, position + 1) == 1)
        {
            position += 2;
            digits++;
        }

        NumberVerdict verdict = Judge(text, index, position - index, digits);
        return verdict.Brand != CardBrand.Unknown ? verdict : Nothing(1);
    }

    private static bool IsNextGroup(ReadOnlySpan<byte> text, int index, int position, int firstGroup) =>
        IsDigit(text, position + 1) && Separators.Contains(text[position]) && text[position] == text[index + firstGroup];

    private static NumberVerdict Judge(ReadOnlySpan<byte> text, int index, int length, int digits)
    {
        if (digits is < CardShape.Fewest or > CardShape.Most)
        {
            return Nothing(length);
        }

        Span<byte> values = stackalloc byte[CardShape.Most];
        int count = 0;
        foreach (byte character in text.Slice(index, length))
        {
            if (char.IsAsciiDigit((char)character))
            {
                values[count++] = (byte)(character - '0');
            }
        }

        CardBrand brand = CardShape.BrandOf(values[..count]);
        CryptographicOperations.ZeroMemory(values);
        return new NumberVerdict(brand, length, digits, TooLong: false);
    }

    private static NumberVerdict Nothing(int length) => new(CardBrand.Unknown, length, length, TooLong: false);

    private static bool IsDigit(ReadOnlySpan<byte> text, int index) =>
        (uint)index < (uint)text.Length && char.IsAsciiDigit((char)text[index]);

    private static int RunLength(ReadOnlySpan<byte> text, int index)
    {
        int end = index;
        while (IsDigit(text, end))
        {
            end++;
        }

        return end - index;
    }

    private static bool IsInsideHash(ReadOnlySpan<byte> text, int index, int run)
    {
        int from = index;
        while (from > 0 && index - from < LookBehind && char.IsAsciiHexDigit((char)text[from - 1]))
        {
            from--;
        }

        int to = index + run;
        while (to < text.Length && to - index < LookAhead && char.IsAsciiHexDigit((char)text[to]))
        {
            to++;
        }

        return to - from >= HashLength;
    }
}
