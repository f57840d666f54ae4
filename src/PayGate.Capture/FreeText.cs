namespace PayGate.Capture;

/// <summary>The one rule for free text that comes from outside: printable, and never as many digits as a card number has.</summary>
internal static class FreeText
{
    private const int FewestCardDigits = 12;

    /// <summary>
    /// True when 12 or more digits of any script follow each other with nothing but separators in between. Longer runs than 19
    /// count too: a card number may stand inside.
    /// </summary>
    public static bool HoldsCardLengthDigits(ReadOnlySpan<char> text)
    {
        int run = 0;
        foreach (char c in text)
        {
            if (char.IsDigit(c))
            {
                run++;
                if (run >= FewestCardDigits)
                {
                    return true;
                }
            }
            else if (char.IsLetter(c))
            {
                run = 0;
            }
        }

        return false;
    }

    /// <summary>True for 1 to <paramref name="longest"/> characters of the basic plane without control characters.</summary>
    public static bool IsPrintable(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}
