using PayGate.CardData.Cards;
using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Detectors;

/// <summary>Questions about a chain that several detectors ask.</summary>
internal static class ChainContext
{
    /// <summary>Most digits that a card number has, ISO/IEC 7812.</summary>
    public const int LongestCard = 19;

    /// <summary>Least digits of a run that goes whatever it is.</summary>
    public const int LongRun = 13;

    /// <summary>True when nothing beside the chain makes it count or qualify something: it stands between signs, hesitations or the ends
    /// of the turn.</summary>
    public static bool IsBounded(TextReading reading, in Chain chain)
    {
        int before = chain.FirstToken - 1;
        int after = chain.EndToken;
        bool left = before < 0 || reading.Tokens[before].Turn != chain.FirstTurn || IsEdge(reading, before);
        bool right = after >= reading.Tokens.Count || reading.Tokens[after].Turn != chain.LastTurn || IsEdge(reading, after);
        return left && right;
    }

    /// <summary>True for a single number that is an everyday word: sei, uno, one, due.</summary>
    public static bool IsOneAmbiguousWord(TextReading reading, in Chain chain) =>
        chain.ItemCount == 1 && reading.Items[chain.FirstItem].Has(ItemTraits.Ambiguous);

    /// <summary>True when a chain of few digits reads as an answer and not as a count of something.</summary>
    public static bool IsFragment(TextReading reading, in Chain chain)
    {
        if (chain.DigitCount >= 4 || (chain.DigitCount == 3 && !IsOneAmbiguousWord(reading, chain)))
        {
            return true;
        }

        return chain.ItemCount > 1 ? !ReadsAsWord(reading, chain) : IsBounded(reading, chain);
    }

    /// <summary>Rising numbers set apart by commas, and rows of years, are lists: "38, 40, 42, 44", "2019, 2020, 2021".</summary>
    public static bool IsList(TextReading reading, in Chain chain)
    {
        if (chain.ItemCount < 4)
        {
            return false;
        }

        int last = int.MinValue;
        for (int i = chain.FirstItem; i < chain.EndItem; i++)
        {
            ref NumberItem item = ref reading.Items[i];
            int value = item.DigitCount <= 4 ? ItemMarker.ValueOf(reading, item) : int.MaxValue;
            if (value <= last || value == int.MaxValue)
            {
                return false;
            }

            last = value;
        }

        return true;
    }

    /// <summary>Whether digits from one item to another pass the Luhn check and begin and end like a known issuer's card.</summary>
    public static bool IsCard(TextReading reading, int firstItem, int endItem, int digits)
    {
        if (digits is < 12 or > LongestCard)
        {
            return false;
        }

        Chain part = new(ChainShape.Digits, 0, 0, firstItem, endItem, 0, 0, digits, Topic.None, false);
        Span<byte> number = stackalloc byte[LongestCard];
        int count = reading.CopyDigits(part, number);
        bool card = IsCard(number[..count]);
        number.Clear();
        return card;
    }

    /// <summary>Whether digits pass the Luhn check and begin and end like a known issuer's card.</summary>
    public static bool IsCard(ReadOnlySpan<byte> digits)
    {
        if (!Luhn.IsValid(digits))
        {
            return false;
        }

        IssuerRange issuer = IssuerRanges.Find(digits);
        return issuer.IsKnown && issuer.Allows(digits.Length);
    }

    /// <summary>Whether the first digits belong to a known issuer.</summary>
    public static bool HasIssuer(TextReading reading, in Chain chain)
    {
        Span<byte> number = stackalloc byte[LongestCard];
        int count = reading.CopyDigits(chain, number);
        bool known = IssuerRanges.Find(number[..count]).IsKnown;
        number.Clear();
        return known;
    }

    private static bool IsEdge(TextReading reading, int at) =>
        reading.Tokens[at].Kind == TokenKind.Sign || reading.HasRole(at, Roles.Filler | Roles.Copula);

    /// <summary>"uno o due" aside, two everyday words next to each other are digits only when they stand alone.</summary>
    private static bool ReadsAsWord(TextReading reading, in Chain chain)
    {
        for (int i = chain.FirstItem; i < chain.EndItem; i++)
        {
            if (!reading.Items[i].Has(ItemTraits.Ambiguous))
            {
                return false;
            }
        }

        return !IsBounded(reading, chain);
    }
}
