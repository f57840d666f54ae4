namespace PayGate.Audit;

/// <summary>The form every free text of an audit event must have.</summary>
internal static class AuditText
{
    public const int Longest = 200;

    /// <summary>The text, or an <see cref="ArgumentException"/> that names the parameter and the rule, never the text.</summary>
    public static string Require(string? text, string parameter)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new ArgumentException("An audit text may not be empty.", parameter);
        }

        RequireShape(text, parameter);
        if (!CardLengthDigits.IsRandomIdentifier(text) && CardLengthDigits.AreIn(text))
        {
            throw new ArgumentException("An audit text may not hold 12 or more digits: it could be a card number.", parameter);
        }

        return text;
    }

    private static void RequireShape(string text, string parameter)
    {
        if (text.Length > Longest)
        {
            throw new ArgumentException("An audit text has at most 200 characters.", parameter);
        }

        foreach (char c in text)
        {
            if (char.IsControl(c) || char.IsSurrogate(c))
            {
                throw new ArgumentException("An audit text holds no control characters and none outside the basic plane.", parameter);
            }
        }
    }
}
