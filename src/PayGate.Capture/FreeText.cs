using PayGate.Audit;

namespace PayGate.Capture;

/// <summary>The one rule for free text that comes from outside: printable, and never as many digits as a card number has.</summary>
internal static class FreeText
{
    /// <inheritdoc cref="CardLengthDigits.AreIn"/>
    public static bool HoldsCardLengthDigits(ReadOnlySpan<char> text) => CardLengthDigits.AreIn(text);

    /// <summary>True for 1 to <paramref name="longest"/> characters of the basic plane without control characters.</summary>
    public static bool IsPrintable(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}
