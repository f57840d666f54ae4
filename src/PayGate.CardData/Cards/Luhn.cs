namespace PayGate.CardData.Cards;

/// <summary>The check digit of ISO/IEC 7812-1 annex B.</summary>
public static class Luhn
{
    /// <summary>Whether digit values (0 to 9, not characters) satisfy the check. Nothing, or anything but a digit, does not.</summary>
    public static bool IsValid(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        bool doubled = false;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int digit = digits[i];
            if (digit > 9)
            {
                return false;
            }

            int part = doubled ? digit * 2 : digit;
            sum += part > 9 ? part - 9 : part;
            doubled = !doubled;
        }

        return digits.Length > 0 && sum % 10 == 0;
    }
}
