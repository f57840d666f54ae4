using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Detectors;

/// <summary>Reads the street, the number and what follows them.</summary>
internal static class StreetReader
{
    private const int MaxNameWords = 4;
    private const int MaxExtension = 14;
    private const int LongestNumber = 5;

    /// <summary>The end of "via Giuseppe Verdi 22" from its first word, or 0.</summary>
    public static int EndAfterStreet(TextReading reading, int street, int nextItem)
    {
        int at = street + 1;
        int words = 0;
        bool capital = false;
        int turn = reading.Tokens[street].Turn;
        while (at < reading.Tokens.Count && reading.Tokens[at].Turn == turn && words < MaxNameWords && IsNameWord(reading, at, words))
        {
            capital |= reading.IsCapitalised(at);
            words++;
            at++;
            if (reading.SignAt(at) is '\'' or '\u2019' or '.' && reading.Joined(at - 1, at))
            {
                at++;
            }
        }

        if (words == 0)
        {
            return 0;
        }

        int number = SkipNumberWord(reading, at);
        int item = nextItem;
        while (item < reading.Items.Count && reading.Items[item].FirstToken < number)
        {
            item++;
        }

        bool numbered = item < reading.Items.Count && reading.Items[item].FirstToken == number
            && reading.Items[item].DigitCount <= LongestNumber && reading.Items[item].Turn == turn
            && !reading.Items[item].Has(ItemTraits.Quantity | ItemTraits.Time);
        if (numbered && (capital || IsPlainStreet(reading, street) || Asked(reading, street)))
        {
            return reading.Items[item].EndToken;
        }

        bool english = reading.Language == Language.English && reading.TextOf(reading.Tokens[street]) is "via" or "Via";
        return !english && capital && (IsPlainStreet(reading, street) || reading.IsCapitalised(street) || Asked(reading, street)
            || reading.IsCapitalised(street + 1)) ? at : 0;
    }

    /// <summary>The start of "12 Baker Street" from its last word, or -1.</summary>
    public static int StartBeforeStreet(TextReading reading, int street, int nextItem)
    {
        int at = street - 1;
        int words = 0;
        bool capital = reading.IsCapitalised(street);
        int turn = reading.Tokens[street].Turn;
        while (at >= 0 && reading.Tokens[at].Turn == turn && words < 3 && reading.EntryAt(at).Form == NumberForm.None
            && IsNameWord(reading, at, 0))
        {
            capital &= reading.IsCapitalised(at);
            words++;
            at--;
        }

        int item = nextItem - 1;
        while (item >= 0 && reading.Items[item].FirstToken > at)
        {
            item--;
        }

        bool glued = at > 0 && reading.Tokens[at].Length == 1;
        bool numbered = words > 0 && item >= 0 && (reading.Items[item].EndToken == at + 1 || (glued
            && reading.Items[item].EndToken == at)) && reading.Items[item].Turn == turn
            && !reading.Items[item].Has(ItemTraits.Quantity);
        if (!numbered || !(capital || IsPlainStreet(reading, street) || Asked(reading, street)))
        {
            return -1;
        }

        int first = item;
        while (first > 0 && reading.Items[first - 1].EndToken == reading.Items[first].FirstToken
            && reading.Items[first - 1].Turn == turn && item - first < 3)
        {
            first--;
        }

        return reading.Items[first].FirstToken;
    }

    /// <summary>The start of the "Flat 3," before a street's number.</summary>
    public static int StartOfUnit(TextReading reading, int start)
    {
        for (int at = start - 1; at >= 0 && start - at <= 3 && reading.Tokens[at].Turn == reading.Tokens[start].Turn; at--)
        {
            if (reading.Tokens[at].Kind == TokenKind.Word && reading.TextOf(reading.Tokens[at]) is "Flat" or "flat" or "Apartment"
                or "apartment" or "Apt" or "apt" or "Suite" or "suite" or "Unit" or "unit")
            {
                return at;
            }
        }

        return start;
    }

    /// <summary>Goes on over unit, postal code and town.</summary>
    public static int Extend(TextReading reading, int end)
    {
        int last = end;
        int turn = reading.Tokens[end - 1].Turn;
        for (int at = end; at < reading.Tokens.Count && at - end < MaxExtension && reading.Tokens[at].Turn == turn; at++)
        {
            bool sign = reading.SignAt(at) is ',' or '-' or '/' or '(' or ')' or '#';
            bool link = IsLink(reading, at);
            bool part = reading.HasRole(at, Roles.Place) || reading.IsCapitalised(at)
                && !reading.HasRole(at, Roles.Filler | Roles.Stop) || IsNumberPart(reading, at) || IsShortCode(reading, at);
            if (part)
            {
                last = at + 1;
            }
            else if (!sign && !link)
            {
                break;
            }
        }

        return last;
    }

    private static bool IsNumberPart(TextReading reading, int at) =>
        (reading.Tokens[at].Kind == TokenKind.Number && reading.Tokens[at].Length <= LongestNumber && !reading.HasRole(at + 1, Roles.Unit))
        || (reading.EntryAt(at).Form is NumberForm.Unit or NumberForm.Teen or NumberForm.Tens or NumberForm.Compound
        && !reading.HasRole(at, Roles.Ambiguous));

    /// <summary>Province, state or half of a British postal code: MI, NY, SW1A.</summary>
    private static bool IsShortCode(TextReading reading, int at) =>
        reading.Tokens[at] is { Kind: TokenKind.Word, Length: <= 3 }
            && reading.TextOf(reading.Tokens[at]).IndexOfAnyExceptInRange('A', 'Z') < 0
        && reading.TextOf(reading.Tokens[at]) is not "I";

    private static bool IsLink(TextReading reading, int at) =>
        reading.Tokens[at].Kind == TokenKind.Word
        && reading.TextOf(reading.Tokens[at]) is "a" or "cap" or "interno" or "int" or "scala" or "piano" or "apartment" or "apt"
        or "flat" or "suite" or "unit" or "in" or "provincia" or "di" or "zip" or "code";

    private static int SkipNumberWord(TextReading reading, int at)
    {
        int limit = at + 3;
        while (at < limit && at < reading.Tokens.Count
            && (reading.SignAt(at) is ',' or '.' or '°' or 'º' || (reading.Tokens[at].Kind == TokenKind.Word
            && reading.TextOf(reading.Tokens[at]) is "numero" or "n" or "al" or "civico" or "nr")))
        {
            at++;
        }

        return at;
    }

    private static bool IsNameWord(TextReading reading, int at, int index)
    {
        if (reading.Tokens[at].Kind != TokenKind.Word)
        {
            return false;
        }

        WordEntry word = reading.EntryAt(at);
        bool small = reading.TextOf(reading.Tokens[at]) is "dei" or "della" or "del" or "delle" or "degli" or "di" or "san" or "santa"
            or "dell" or "da" or "d" or "de" or "n";
        bool plain = (word.Roles & (Roles.Filler | Roles.Stop | Roles.Unit | Roles.Copula | Roles.StreetBefore | Roles.SpokenAt)) == 0
            && (word.Form == NumberForm.None || word.Month > 0 || reading.IsCapitalised(at)) && reading.Tokens[at].Length > 1
            && !(word.Phrase != 0 && !reading.IsCapitalised(at) && (word.Roles & (Roles.GivenName | Roles.FamilyName | Roles.Place)) == 0);
        return plain || (small && index < MaxNameWords - 1) || (word.Form == NumberForm.Ordinal);
    }

    /// <summary>Words that are hardly ever anything but a street.</summary>
    private static bool IsPlainStreet(TextReading reading, int at) =>
        reading.TextOf(reading.Tokens[at]) is "viale" or "piazza" or "piazzale" or "vicolo" or "contrada" or "largo" or "lungomare"
            or "Viale" or "Piazza" or "Piazzale" or "Vicolo" or "Via" or "Corso"
            or "street" or "avenue" or "road" or "lane" or "boulevard" or "Street" or "Avenue" or "Road" or "Lane" or "Boulevard" or "via";

    private static bool Asked(TextReading reading, int at)
    {
        for (int i = reading.EventsBefore(at) - 1, seen = 0; i >= 0 && seen < 3; i--, seen++)
        {
            ref TopicEvent said = ref reading.Events[i];
            if (said.Topic is Topic.Address or Topic.PostCode && reading.Tokens[at].Turn - said.Turn <= 3)
            {
                return true;
            }
        }

        return false;
    }
}
