namespace PayGate.Redaction.Reading;

/// <summary>Finds dates: three numerals with one kind of sign between, or a month's name with a day and a year around it.</summary>
internal static class DateReader
{
    public static void Read(TextReading reading)
    {
        int item = 0;
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            while (item < reading.Items.Count && reading.Items[item].FirstToken < at)
            {
                item++;
            }

            if (reading.Tokens[at].Kind == TokenKind.Word && reading.EntryAt(at).Month > 0)
            {
                ReadNamed(reading, at, item);
            }
            else if (item < reading.Items.Count && (reading.Items[item].FirstToken == at
                || reading.EntryAt(at).Form == NumberForm.Ordinal) && MonthOfYear(reading, at, item) is >= 0 and int year)
            {
                Add(reading, ChainShape.MonthYear, at, reading.Items[year].EndToken, reading.Items[item].FirstToken == at ? item
                    : year, year + 1);
            }
            else if (item < reading.Items.Count && reading.Items[item].FirstToken == at && IsNumeric(reading, item))
            {
                Add(reading, ChainShape.Date, reading.Items[item].FirstToken, reading.Items[item + 2].EndToken, item, item + 3);
            }
        }
    }

    /// <summary>"nove del ventotto", "the eighth of twenty-nine": the item of the year, or -1.</summary>
    private static int MonthOfYear(TextReading reading, int at, int item)
    {
        bool ordinal = reading.Items[item].FirstToken != at;
        int month = ordinal ? reading.EntryAt(at).Value : ItemMarker.ValueOf(reading, reading.Items[item]);
        int link = ordinal ? at + 1 : reading.Items[item].EndToken;
        int year = ordinal ? item : item + 1;
        if (month is < 1 or > 12 || year >= reading.Items.Count || link >= reading.Tokens.Count
            || reading.Tokens[link].Kind != TokenKind.Word
            || reading.TextOf(reading.Tokens[link]) is not ("del" or "of" or "dell")
            || reading.Tokens[link].Turn != reading.Tokens[at].Turn)
        {
            return -1;
        }

        ref NumberItem said = ref reading.Items[year];
        int value = ItemMarker.ValueOf(reading, said);
        bool follows = said.FirstToken - link <= 2 && said.Turn == reading.Tokens[at].Turn && !said.Has(ItemTraits.Quantity);
        bool plausible = said.DigitCount == 2 ? value is >= 18 and <= 49 : said.DigitCount == 4 && value is >= 2018 and <= 2049;
        return follows && plausible ? year : -1;
    }

    private static bool IsNumeric(TextReading reading, int i)
    {
        WipedList<NumberItem> items = reading.Items;
        if (i + 2 >= items.Count || items[i].Has(ItemTraits.Date) || ItemMarker.IsTight(reading, items, i - 1, "/.-"))
        {
            return false;
        }

        char sign = reading.SignAt(items[i].EndToken);
        ReadOnlySpan<char> same = [sign];
        if (sign is not ('/' or '.' or '-') || !ItemMarker.IsTight(reading, items, i, same)
            || !ItemMarker.IsTight(reading, items, i + 1, same)
            || ItemMarker.IsTight(reading, items, i + 2, "/.-"))
        {
            return false;
        }

        bool yearFirst = items[i].DigitCount == 4;
        if (items[i + 1].DigitCount > 2 || items[i + (yearFirst ? 2 : 0)].DigitCount > 2 || (!yearFirst
            && items[i + 2].DigitCount is not (2 or 4)))
        {
            return false;
        }

        int a = ItemMarker.ValueOf(reading, items[i + (yearFirst ? 2 : 0)]);
        int b = ItemMarker.ValueOf(reading, items[i + 1]);
        return a is >= 1 and <= 31 && b is >= 1 and <= 31 && Math.Min(a, b) <= 12;
    }

    private static void ReadNamed(TextReading reading, int month, int nextItem)
    {
        WipedList<NumberItem> items = reading.Items;
        int first = month;
        int firstItem = nextItem;
        bool day = DayBefore(reading, month, nextItem, ref first, ref firstItem);

        int end = month + 1;
        int at = SkipLinks(reading, end);
        int last = nextItem;
        if (!day && SkipOrdinal(reading, ref at, ref last))
        {
            day = true;
            end = at;
            at = SkipLinks(reading, at);
        }
        else if (!day && last + 1 < items.Count && items[last].FirstToken == at && IsDay(reading, items[last])
            && FollowsAsYear(reading, last))
        {
            day = true;
            at = SkipLinks(reading, items[last].EndToken);
            last++;
        }

        bool year = last < items.Count && items[last].FirstToken == at && items[last].Turn == reading.Tokens[month].Turn
            && YearItems(reading, last) > 0;
        if (year)
        {
            last += YearItems(reading, last);
            end = items[last - 1].EndToken;
        }

        if (day || year)
        {
            Add(reading, day ? ChainShape.Date : ChainShape.MonthYear, first, end, firstItem, last);
        }
    }

    private static bool DayBefore(TextReading reading, int month, int nextItem, ref int first, ref int firstItem)
    {
        int before = month - 1;
        while (before >= 0 && month - before <= 2 && reading.HasRole(before, Roles.Stop))
        {
            before--;
        }

        if (before < 0 || reading.Tokens[before].Turn != reading.Tokens[month].Turn)
        {
            return false;
        }

        if (reading.EntryAt(before) is { Form: NumberForm.Ordinal } || IsSuffix(reading, before))
        {
            first = before;
            bool tens = nextItem > 0 && reading.Items[nextItem - 1].EndToken >= before - 1
                && reading.Items[nextItem - 1].Turn == reading.Tokens[month].Turn;
            if (tens)
            {
                firstItem = nextItem - 1;
                first = reading.Items[firstItem].FirstToken;
            }

            return true;
        }

        if (nextItem == 0 || reading.Items[nextItem - 1].EndToken != before + 1 || !IsDay(reading, reading.Items[nextItem - 1]))
        {
            return false;
        }

        firstItem = nextItem - 1;
        first = reading.Items[firstItem].FirstToken;
        return true;
    }

    /// <summary>The "twelfth" or "twenty-first" of "March twelfth".</summary>
    private static bool SkipOrdinal(TextReading reading, ref int at, ref int item)
    {
        int ordinal = at;
        bool tens = item < reading.Items.Count && reading.Items[item].FirstToken == at && IsDay(reading, reading.Items[item]);
        if (tens)
        {
            ordinal = reading.Items[item].EndToken;
            ordinal += reading.SignAt(ordinal) == '-' ? 1 : 0;
        }

        if (reading.EntryAt(ordinal).Form != NumberForm.Ordinal && !(tens && ordinal < reading.Tokens.Count && IsSuffix(reading, ordinal)))
        {
            return false;
        }

        item += tens ? 1 : 0;
        at = ordinal + 1;
        return true;
    }

    private static bool IsSuffix(TextReading reading, int at) =>
        reading.Tokens[at].Kind == TokenKind.Word && at > 0 && reading.Touch(at - 1) && reading.Tokens[at - 1].Kind == TokenKind.Number
        && reading.TextOf(reading.Tokens[at]) is "st" or "nd" or "rd" or "th" or "º";

    private static bool IsDay(TextReading reading, in NumberItem item) =>
        item.DigitCount <= 2 && ItemMarker.ValueOf(reading, item) is >= 1 and <= 31;

    private static int SkipLinks(TextReading reading, int at)
    {
        int limit = at + 3;
        while (at < limit && (reading.SignAt(at) is ',' or '/' or '-' or '.' || reading.HasRole(at, Roles.Stop)
            || IsSuffixOrYearWord(reading, at)))
        {
            at++;
        }

        return at;
    }

    private static bool IsSuffixOrYearWord(TextReading reading, int at) =>
        at < reading.Tokens.Count && reading.Tokens[at].Kind == TokenKind.Word
            && (reading.TextOf(reading.Tokens[at]) is "anno" or "year" || IsSuffix(reading, at));

    private static bool FollowsAsYear(TextReading reading, int dayItem)
    {
        int at = SkipLinks(reading, reading.Items[dayItem].EndToken);
        if (at == reading.Items[dayItem].EndToken && ItemMarker.ValueOf(reading, reading.Items[dayItem]) is 19 or 20
            && reading.Items[dayItem + 1].DigitCount == 2)
        {
            return false;
        }

        return reading.Items[dayItem + 1].FirstToken == at && YearItems(reading, dayItem + 1) > 0
            && reading.Items[dayItem + 1].DigitCount is 4 or 2;
    }

    /// <summary>How many items make a year here: one of 2 or 4 digits, two as in "nineteen eighty", or digit by digit.</summary>
    private static int YearItems(TextReading reading, int i)
    {
        WipedList<NumberItem> items = reading.Items;
        ref NumberItem item = ref items[i];
        int value = ItemMarker.ValueOf(reading, item);
        if (item.DigitCount == 4)
        {
            return value is >= 1900 and < 2100 ? 1 : 0;
        }

        bool pair = i + 1 < items.Count && items[i + 1].FirstToken - item.EndToken <= 1 && items[i + 1].Turn == item.Turn;
        if (item.DigitCount == 2)
        {
            return value is 19 or 20 && pair && items[i + 1].DigitCount == 2 ? 2 : 1;
        }

        return item.DigitCount == 1 && pair && items[i + 1].DigitCount == 1 ? 2 : 0;
    }

    private static void Add(TextReading reading, ChainShape shape, int first, int end, int firstItem, int endItem)
    {
        int digits = 0;
        for (int i = firstItem; i < endItem; i++)
        {
            reading.Items[i].Traits |= ItemTraits.Date;
            digits += reading.Items[i].DigitCount;
        }

        int turn = reading.Tokens[first].Turn;
        reading.Chains.Add(new Chain(shape, first, end, firstItem, endItem, turn, turn, digits, Topic.None, false));
    }
}
