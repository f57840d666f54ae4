using PayGate.CardData.Cards;

namespace PayGate.Redaction.Reading;

/// <summary>Joins numbers into chains. One pass; the gap between two numbers is looked at once and only up to a fixed length.</summary>
internal static class ChainBuilder
{
    /// <summary>Words that may stand in one gap, and turns that it may span.</summary>
    private const int MaxGapWords = 9;

    private const int MaxGapTurns = 3;

    private const int MaxItems = 512;

    public static void Build(TextReading reading)
    {
        int dates = reading.Chains.Count;
        int nextEvent = 0;
        int i = 0;
        while (i < reading.Items.Count)
        {
            ref NumberItem item = ref reading.Items[i];
            if (item.Has(ItemTraits.Apart | ItemTraits.Transparent))
            {
                i++;
            }
            else if (IsPair(reading, i))
            {
                Add(reading, ChainShape.SlashPair, i, i + 2);
                i += 2;
            }
            else
            {
                int end = EndOfChain(reading, i, ref nextEvent);
                Add(reading, ChainShape.Digits, i, end);
                i = end;
            }
        }

        if (dates > 0)
        {
            reading.Chains.Items.Sort(static (a, b) => a.FirstToken.CompareTo(b.FirstToken));
        }
    }

    /// <summary>Both halves of "09/28" are there and neither belongs to something else.</summary>
    private static bool IsPair(TextReading reading, int left) =>
        reading.Items[left].Has(ItemTraits.SlashPair)
        && left + 1 < reading.Items.Count
        && reading.Items[left + 1].Has(ItemTraits.SlashPair)
        && !reading.Items[left + 1].Has(ItemTraits.Apart | ItemTraits.Transparent)
        && reading.Items[left + 1].FirstToken == reading.Items[left].EndToken + 1;

    private static int EndOfChain(TextReading reading, int first, ref int nextEvent)
    {
        WipedList<NumberItem> items = reading.Items;
        int digits = items[first].DigitCount;
        int last = first;
        int i = first + 1;
        while (i < items.Count && i - first < MaxItems)
        {
            ref NumberItem item = ref items[i];
            if (item.Has(ItemTraits.Transparent))
            {
                i++;
                continue;
            }

            if (IsPair(reading, i) || !Joins(reading, items[last], item, ref nextEvent))
            {
                break;
            }

            if (item.Has(ItemTraits.Apart) && !CompletesCard(reading, first, i, digits + item.DigitCount))
            {
                break;
            }

            digits += item.DigitCount;
            last = i;
            i++;
        }

        return last + 1;
    }

    /// <summary>A last group that looks like a quantity or a date still belongs to a number that it makes valid.</summary>
    private static bool CompletesCard(TextReading reading, int first, int last, int digits)
    {
        if (digits is < 13 or > 19)
        {
            return false;
        }

        Span<byte> number = stackalloc byte[19];
        Chain whole = new(ChainShape.Digits, 0, 0, first, last + 1, 0, 0, digits, Topic.None, false);
        int count = reading.CopyDigits(whole, number);
        bool valid = Luhn.IsValid(number[..count]);
        number.Clear();
        return valid;
    }

    private static bool Joins(TextReading reading, in NumberItem left, in NumberItem right, ref int nextEvent)
    {
        if (right.Turn - left.Turn > MaxGapTurns || right.FirstToken - left.EndToken > 3 * MaxGapWords)
        {
            return false;
        }

        int words = 0;
        for (int at = left.EndToken; at < right.FirstToken; at++)
        {
            switch (reading.Tokens[at].Kind)
            {
                case TokenKind.Sign when reading.SignAt(at) is '+' or '@' or '€' or '$' or '£' or '%' or '=' or '&' or '<' or '>':
                    return false;
                case TokenKind.Word when !reading.HasRole(at, Roles.Filler) && !IsLookedThrough(reading, at):
                    return false;
                case TokenKind.Word:
                    words++;
                    break;
            }
        }

        return words <= MaxGapWords && !ChangesTopic(reading, left.EndToken, right.FirstToken, ref nextEvent);
    }

    /// <summary>A number word inside a gap belongs to an item that counts something: "the last four".</summary>
    private static bool IsLookedThrough(TextReading reading, int at) => reading.EntryAt(at).Form is NumberForm.Unit or NumberForm.Teen;

    private static bool ChangesTopic(TextReading reading, int from, int to, ref int nextEvent)
    {
        while (nextEvent < reading.Events.Count && reading.Events[nextEvent].FirstToken < from)
        {
            nextEvent++;
        }

        for (int i = nextEvent; i < reading.Events.Count && reading.Events[i].FirstToken < to; i++)
        {
            if (reading.Events[i].Topic != Topic.CardNumber)
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(TextReading reading, ChainShape shape, int first, int end)
    {
        int digits = 0;
        for (int i = first; i < end; i++)
        {
            digits += reading.Items[i].Has(ItemTraits.Transparent) ? 0 : reading.Items[i].DigitCount;
        }

        ref NumberItem head = ref reading.Items[first];
        ref NumberItem tail = ref reading.Items[end - 1];
        reading.Chains.Add(new Chain(shape, head.FirstToken, tail.EndToken, first, end, head.Turn, tail.Turn, digits, Topic.None, false));
    }
}
