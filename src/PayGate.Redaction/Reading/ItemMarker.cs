namespace PayGate.Redaction.Reading;

/// <summary>Looks around every number and notes what keeps it from being part of a longer one: units, times, dates, letters.</summary>
internal static class ItemMarker
{
    private const int LongestQuantity = 7;

    public static void Mark(TextReading reading)
    {
        WipedList<NumberItem> items = reading.Items;
        for (int i = 0; i < items.Count; i++)
        {
            ref NumberItem item = ref items[i];
            item.Traits |= Glue(reading, item);
            item.Traits |= Quantity(reading, items, i);
            item.Traits |= LookThrough(reading, items, i);
            item.Traits |= Year(reading, item);
            MarkSlashes(reading, items, i);
            MarkTime(reading, items, i);
        }

        for (int i = items.Count - 2; i >= 0; i--)
        {
            ref NumberItem item = ref items[i];
            if (items[i + 1].Has(ItemTraits.Quantity) && item.DigitCount <= 4 && (IsDecimal(reading, items, i)
                || IsRange(reading, items, i)))
            {
                item.Traits |= ItemTraits.Quantity;
            }
        }
    }

    /// <summary>The value of a short item; long ones are not asked for.</summary>
    public static int ValueOf(TextReading reading, in NumberItem item)
    {
        if (item.DigitCount > 8)
        {
            return int.MaxValue;
        }

        int value = 0;
        foreach (byte digit in reading.DigitsOf(item))
        {
            value = (value * 10) + digit;
        }

        return value;
    }

    /// <summary>Two numerals with one sign between them and no blank.</summary>
    public static bool IsTight(TextReading reading, WipedList<NumberItem> items, int left, ReadOnlySpan<char> signs)
    {
        if (left < 0 || left + 1 >= items.Count)
        {
            return false;
        }

        ref NumberItem a = ref items[left];
        ref NumberItem b = ref items[left + 1];
        return a.Has(ItemTraits.Numeral)
            && b.Has(ItemTraits.Numeral)
            && b.FirstToken == a.EndToken + 1
            && b.Turn == a.Turn
            && b.Start == a.End + 1
            && signs.Contains(reading.SignAt(a.EndToken));
    }

    private static bool IsDecimal(TextReading reading, WipedList<NumberItem> items, int left) => IsTight(reading, items, left, ".,");

    /// <summary>Two numerals with a slash between, which may have a blank on either side.</summary>
    private static bool IsSlashed(TextReading reading, WipedList<NumberItem> items, int left) =>
        left + 1 < items.Count && items[left].Turn == items[left + 1].Turn && items[left].Has(ItemTraits.Numeral)
            && items[left + 1].Has(ItemTraits.Numeral)
        && items[left + 1].FirstToken == items[left].EndToken + 1 && items[left + 1].Start - items[left].End <= 3
        && reading.SignAt(items[left].EndToken) == '/';

    private static bool IsRange(TextReading reading, WipedList<NumberItem> items, int left)
    {
        int between = items[left].EndToken;
        return items[left + 1].FirstToken == between + 1
            && (reading.HasRole(between, Roles.Range) || reading.SignAt(between) is '-' or '\u2013' or '/');
    }

    private static ItemTraits Glue(TextReading reading, in NumberItem item)
    {
        if (!item.Has(ItemTraits.Numeral) || item.DigitCount >= 12)
        {
            return ItemTraits.None;
        }

        bool before = item.FirstToken > 0 && reading.Tokens[item.FirstToken - 1].Kind == TokenKind.Word
            && reading.Touch(item.FirstToken - 1);
        bool after = item.EndToken < reading.Tokens.Count && reading.Tokens[item.EndToken].Kind == TokenKind.Word
            && reading.Touch(item.EndToken - 1);
        return before || after ? ItemTraits.Glued : ItemTraits.None;
    }

    private static ItemTraits Quantity(TextReading reading, WipedList<NumberItem> items, int i)
    {
        ref NumberItem item = ref items[i];
        if (item.DigitCount > LongestQuantity)
        {
            return ItemTraits.None;
        }

        int next = item.EndToken;
        int before = item.FirstToken - 1;
        bool unit = reading.SignAt(next) is '%' or '€' or '$' or '£' or '°' || (reading.HasRole(next, Roles.Unit)
            && !LooksThrough(reading, item))
            || (reading.HasRole(next + 1, Roles.Unit) && reading.EntryAt(next).Form is NumberForm.Million or NumberForm.Thousand);
        bool currency = reading.SignAt(before) is '€' or '$' or '£' || reading.HasRole(before, Roles.Currency);
        return unit || currency || IsPercent(reading, next) || ContinuesAmount(reading, items, i) ? ItemTraits.Quantity : ItemTraits.None;
    }

    private static bool IsPercent(TextReading reading, int next) =>
        next + 1 < reading.Tokens.Count
        && reading.Tokens[next].Kind == TokenKind.Word
        && reading.TextOf(reading.Tokens[next]) is "per"
        && reading.EntryAt(next + 1).Value == 100;

    /// <summary>The cents of "venti euro e cinquanta", the decimals of "1.250,00 €" from the left, the hundred of "per cento".</summary>
    private static bool ContinuesAmount(TextReading reading, WipedList<NumberItem> items, int i)
    {
        if (i == 0 || !items[i - 1].Has(ItemTraits.Quantity) || items[i - 1].Turn != items[i].Turn)
        {
            return false;
        }

        int gap = items[i].FirstToken - items[i - 1].EndToken;
        int at = items[i - 1].EndToken;
        return IsDecimal(reading, items, i - 1)
            || (gap == 2 && reading.HasRole(at, Roles.Currency) && reading.TextOf(reading.Tokens[at + 1]) is "e" or "and")
            || (gap == 1 && reading.TextOf(reading.Tokens[at]) is "per");
    }

    private static bool LooksThrough(TextReading reading, in NumberItem item)
    {
        int next = item.EndToken;
        if (reading.SignAt(next) == '-')
        {
            next++;
        }

        return item.DigitCount <= 2 && reading.HasRole(next, Roles.LookThrough);
    }

    private static ItemTraits LookThrough(TextReading reading, WipedList<NumberItem> items, int i)
    {
        ref NumberItem item = ref items[i];
        if (LooksThrough(reading, item))
        {
            return ItemTraits.Transparent;
        }

        int before = item.FirstToken - 1;
        bool alone = item.DigitCount == 1 && before >= 0 && reading.Tokens[before].Turn == item.Turn && (i + 1 == items.Count
            || items[i + 1].FirstToken > item.EndToken);
        bool pronoun = item.Has(ItemTraits.Ambiguous) && reading.HasRole(before, Roles.BeforePronoun);
        return alone && (pronoun || reading.HasRole(before, Roles.BeforeCount)) ? ItemTraits.Transparent : ItemTraits.None;
    }

    private static ItemTraits Year(TextReading reading, in NumberItem item) =>
        item.DigitCount == 4 && ValueOf(reading, item) is >= 1900 and < 2100 && reading.HasRole(item.FirstToken - 1, Roles.BeforeYear)
            ? ItemTraits.Year
            : ItemTraits.None;

    private static void MarkSlashes(TextReading reading, WipedList<NumberItem> items, int i)
    {
        if (IsSlashed(reading, items, i) && !IsTight(reading, items, i - 1, "/.-") && !IsTight(reading, items, i + 1, "/.-")
            && items[i].DigitCount <= 2 && items[i + 1].DigitCount is 2 or 4)
        {
            items[i].Traits |= ItemTraits.SlashPair;
            items[i + 1].Traits |= ItemTraits.SlashPair;
        }
    }

    private static void MarkTime(TextReading reading, WipedList<NumberItem> items, int i)
    {
        ref NumberItem item = ref items[i];
        int value = item.DigitCount <= 2 ? ValueOf(reading, item) : int.MaxValue;
        bool minutesFollow = i + 1 < items.Count && items[i + 1].DigitCount == 2 && ValueOf(reading, items[i + 1]) < 60;
        if (value < 24 && minutesFollow && IsTight(reading, items, i, ":"))
        {
            item.Traits |= ItemTraits.Time;
            items[i + 1].Traits |= ItemTraits.Time;
        }
        else if (value <= 24 && (SaysTimeBefore(reading, items, i) || SaysTimeAfter(reading, item.EndToken)))
        {
            item.Traits |= ItemTraits.Time;
            if (minutesFollow && items[i + 1].FirstToken - item.EndToken <= 1)
            {
                items[i + 1].Traits |= ItemTraits.Time;
            }
        }
    }

    private static bool SaysTimeBefore(TextReading reading, WipedList<NumberItem> items, int i)
    {
        if (!reading.HasRole(items[i].FirstToken - 1, Roles.BeforeTime))
        {
            return false;
        }

        // A time has at most two numbers; more in a row are digits being dictated.
        return i + 2 >= items.Count || items[i + 2].FirstToken - items[i].EndToken > 4 || items[i + 2].Turn != items[i].Turn;
    }

    private static bool SaysTimeAfter(TextReading reading, int next)
    {
        if (reading.HasRole(next, Roles.AfterTime) || (reading.SignAt(next + 1) is '\'' or '\u2019'
            && reading.HasRole(next + 2, Roles.AfterTime)))
        {
            return true;
        }

        return next + 2 < reading.Tokens.Count
            && reading.SignAt(next + 1) == '.'
            && reading.TextOf(reading.Tokens[next]) is "a" or "p"
            && reading.TextOf(reading.Tokens[next + 2]) is "m";
    }
}
