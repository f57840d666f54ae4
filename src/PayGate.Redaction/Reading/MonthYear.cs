namespace PayGate.Redaction.Reading;

/// <summary>Recognises the digits of a card's expiry: MMYY, MYY, MMYYYY or MYYYY with a year that a card can bear.</summary>
internal static class MonthYear
{
    public static bool IsOne(ReadOnlySpan<byte> digits) => digits.Length switch
    {
        3 => IsMonth(0, digits[0]) && IsYear(digits[1], digits[2]),
        4 => IsMonth(digits[0], digits[1]) && IsYear(digits[2], digits[3]),
        5 => IsMonth(0, digits[0]) && digits[1] == 2 && digits[2] == 0 && IsYear(digits[3], digits[4]),
        6 => IsMonth(digits[0], digits[1]) && digits[2] == 2 && digits[3] == 0 && IsYear(digits[4], digits[5]),
        _ => false,
    };

    public static bool IsOne(TextReading reading, in Chain chain)
    {
        if (chain.Shape == ChainShape.MonthYear)
        {
            return true;
        }

        if (chain.DigitCount is < 3 or > 6)
        {
            return false;
        }

        Span<byte> digits = stackalloc byte[6];
        int count = reading.CopyDigits(chain, digits);
        bool one = IsOne(digits[..count]);
        digits.Clear();
        return one;
    }

    private static bool IsMonth(byte tens, byte units) => (tens * 10) + units is >= 1 and <= 12;

    private static bool IsYear(byte tens, byte units) => (tens * 10) + units is >= 18 and <= 49;
}
