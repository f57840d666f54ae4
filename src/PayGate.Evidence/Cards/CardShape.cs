using PayGate.Contracts.Cards;

namespace PayGate.Evidence.Cards;

/// <summary>Tells card numbers from other numbers by issuer range, length and the Luhn check (ISO/IEC 7812-1 annex B).</summary>
internal static class CardShape
{
    public const int Fewest = 13;
    public const int Most = 19;

    private static readonly IssuerRange[] Ranges =
    [
        new(400000, 499999, 13, 19, CardBrand.Visa),
        new(510000, 559999, 16, 16, CardBrand.Mastercard),
        new(222100, 272099, 16, 16, CardBrand.Mastercard),
        new(340000, 349999, 15, 15, CardBrand.AmericanExpress),
        new(370000, 379999, 15, 15, CardBrand.AmericanExpress),
        new(352800, 358999, 16, 19, CardBrand.Jcb),
        new(300000, 305999, 14, 19, CardBrand.DinersClub),
        new(309500, 309599, 14, 19, CardBrand.DinersClub),
        new(360000, 369999, 14, 19, CardBrand.DinersClub),
        new(380000, 399999, 14, 19, CardBrand.DinersClub),
        new(601100, 601199, 16, 19, CardBrand.Discover),
        new(622126, 622925, 16, 19, CardBrand.Discover),
        new(644000, 659999, 16, 19, CardBrand.Discover),
        new(620000, 629999, 16, 19, CardBrand.UnionPay),
        new(810000, 817199, 16, 19, CardBrand.UnionPay),
        new(500000, 509999, 13, 19, CardBrand.Maestro),
        new(560000, 589999, 13, 19, CardBrand.Maestro),
        new(639000, 639099, 13, 19, CardBrand.Maestro),
        new(630400, 630499, 13, 19, CardBrand.Maestro),
        new(670000, 679999, 13, 19, CardBrand.Maestro),
    ];

    /// <summary>The brand when the digit values (0 to 9) are a card number, else <see cref="CardBrand.Unknown"/>.</summary>
    public static CardBrand BrandOf(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is < Fewest or > Most || !PassesLuhn(digits))
        {
            return CardBrand.Unknown;
        }

        int prefix = 0;
        foreach (byte digit in digits[..6])
        {
            prefix = (prefix * 10) + digit;
        }

        foreach (IssuerRange range in Ranges)
        {
            if (prefix >= range.Low && prefix <= range.High && digits.Length >= range.Shortest && digits.Length <= range.Longest)
            {
                return range.Brand;
            }
        }

        return CardBrand.Unknown;
    }

    private static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)];
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
