using PayGate.Contracts.Cards;

namespace PayGate.CardData.Cards;

/// <summary>Issuer identification numbers (ISO/IEC 7812) of the brands PayGate knows.</summary>
/// <remarks>
/// 62 is UnionPay, also where it is co-branded with Discover (622126 to 622925). Maestro is asked last: its ranges are the loosest.
/// </remarks>
public static class IssuerRanges
{
    private const int LongestPrefix = 4;

    private static readonly uint TwelveToNineteen = Lengths(12, 19);
    private static readonly uint FourteenToNineteen = Lengths(14, 19);
    private static readonly uint SixteenToNineteen = Lengths(16, 19);
    private static readonly uint Fifteen = Lengths(15, 15);
    private static readonly uint Sixteen = Lengths(16, 16);
    private static readonly uint VisaLengths = Lengths(13, 13) | Lengths(16, 16) | Lengths(19, 19);

    private static readonly (int From, int To, int Digits, CardBrand Brand, uint Lengths)[] Table =
    [
        (4, 4, 1, CardBrand.Visa, VisaLengths),
        (34, 34, 2, CardBrand.AmericanExpress, Fifteen),
        (37, 37, 2, CardBrand.AmericanExpress, Fifteen),
        (51, 55, 2, CardBrand.Mastercard, Sixteen),
        (2221, 2720, 4, CardBrand.Mastercard, Sixteen),
        (300, 305, 3, CardBrand.DinersClub, FourteenToNineteen),
        (3095, 3095, 4, CardBrand.DinersClub, FourteenToNineteen),
        (36, 36, 2, CardBrand.DinersClub, FourteenToNineteen),
        (38, 39, 2, CardBrand.DinersClub, FourteenToNineteen),
        (3528, 3589, 4, CardBrand.Jcb, SixteenToNineteen),
        (6011, 6011, 4, CardBrand.Discover, SixteenToNineteen),
        (644, 649, 3, CardBrand.Discover, SixteenToNineteen),
        (65, 65, 2, CardBrand.Discover, SixteenToNineteen),
        (62, 62, 2, CardBrand.UnionPay, SixteenToNineteen),
        (8100, 8171, 4, CardBrand.UnionPay, SixteenToNineteen),
        (50, 50, 2, CardBrand.Maestro, TwelveToNineteen),
        (56, 58, 2, CardBrand.Maestro, TwelveToNineteen),
        (63, 63, 2, CardBrand.Maestro, TwelveToNineteen),
        (67, 67, 2, CardBrand.Maestro, TwelveToNineteen),
    ];

    /// <summary>Finds the range of a number by its first digits (values 0 to 9); four always suffice, fewer often do.</summary>
    /// <returns>The range; for no known range one that allows 12 to 19 digits and knows no code length.</returns>
    public static IssuerRange Find(ReadOnlySpan<byte> leadingDigits)
    {
        int prefix = 0;
        for (int count = 1; count <= Math.Min(LongestPrefix, leadingDigits.Length); count++)
        {
            prefix = (prefix * 10) + leadingDigits[count - 1];
            foreach ((int from, int to, int digits, CardBrand brand, uint lengths) in Table)
            {
                if (digits == count && prefix >= from && prefix <= to)
                {
                    return new IssuerRange(brand, brand == CardBrand.AmericanExpress ? 4 : 3, lengths);
                }
            }
        }

        return new IssuerRange(CardBrand.Unknown, null, TwelveToNineteen);
    }

    private static uint Lengths(int from, int to)
    {
        uint lengths = 0;
        for (int length = from; length <= to; length++)
        {
            lengths |= 1u << length;
        }

        return lengths;
    }
}
