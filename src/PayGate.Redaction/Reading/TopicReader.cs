namespace PayGate.Redaction.Reading;

/// <summary>Finds the phrases that open a topic. Every match is bounded by the longest phrase and by the words that it may skip.</summary>
internal static class TopicReader
{
    private const int MaxSkipped = 3;

    /// <summary>How far the word "number" may stand behind the word "card" for the two to be one question.</summary>
    private const int NumberReach = 10;

    /// <summary>How far a "contract" or "invoice" may stand from "expires" for it not to be about a card.</summary>
    private const int SubjectReach = 8;

    public static void Read(TextReading reading)
    {
        int item = 0;
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            while (item < reading.Items.Count && reading.Items[item].FirstToken < at)
            {
                item++;
            }

            if (item < reading.Items.Count && reading.Items[item].FirstToken == at)
            {
                AddCountedDigits(reading, reading.Items[item]);
            }

            if (reading.EntryAt(at).Phrase != 0)
            {
                at = Match(reading, at);
            }
        }

        DemoteOtherExpiries(reading);
        PromoteCards(reading);
    }

    /// <summary>"When the card is at hand give me the number": the card was only named, but its digits are asked for.</summary>
    private static void PromoteCards(TextReading reading)
    {
        for (int i = 0; i < reading.Events.Count; i++)
        {
            ref TopicEvent said = ref reading.Events[i];
            if (said.Topic != Topic.CardNumber || said.Strong)
            {
                continue;
            }

            int end = i + 1 < reading.Events.Count ? reading.Events[i + 1].FirstToken : reading.Tokens.Count;
            for (int at = said.EndToken; at < end && at - said.EndToken < NumberReach && reading.Tokens[at].Turn == said.Turn; at++)
            {
                said.Strong |= reading.HasRole(at, Roles.LookThrough) && reading.HasRole(at, Roles.Filler);
            }
        }
    }

    private static int Match(TextReading reading, int first)
    {
        PhraseTree tree = Lexicon.Phrases;
        int node = 0;
        int at = first;
        int skipped = 0;
        int end = -1;
        TopicPhrase? found = null;
        int turn = reading.Tokens[first].Turn;
        while (at < reading.Tokens.Count && reading.Tokens[at].Turn == turn)
        {
            WordEntry word = reading.EntryAt(at);
            int next = word.Phrase == 0 ? -1 : tree.Step(node, word.Phrase);
            if (next >= 0)
            {
                node = next;
                skipped = 0;
                at++;
                if (tree.At(node) is { } phrase && (phrase.Only == Language.Unknown || reading.Language is Language.Unknown
                    || phrase.Only == reading.Language))
                {
                    found = phrase;
                    end = at;
                }
            }
            else if (at > first && skipped < MaxSkipped && CanSkip(reading, at, word))
            {
                skipped++;
                at++;
            }
            else
            {
                break;
            }
        }

        if (found is null)
        {
            return first;
        }

        reading.Events.Add(new TopicEvent(first, end, turn, found.Topic, found.Strong));
        return end - 1;
    }

    private static bool CanSkip(TextReading reading, int at, in WordEntry word) =>
        (word.Roles & Roles.Stop) != 0
        || (reading.SignAt(at) is '.' or '\'' or '\u2019' or '-' or '/' && at + 1 < reading.Tokens.Count && reading.Touch(at));

    /// <summary>"sixteen digits" asks for a card number, "le tre cifre" for the code on its back.</summary>
    private static void AddCountedDigits(TextReading reading, in NumberItem item)
    {
        if (!item.Has(ItemTraits.Transparent) || item.DigitCount > 2)
        {
            return;
        }

        int noun = item.EndToken + (reading.SignAt(item.EndToken) == '-' ? 1 : 0);
        if (!reading.HasRole(noun, Roles.LookThrough) || !reading.HasRole(noun, Roles.Filler)
            || reading.HasRole(item.FirstToken - 1, Roles.Filler) && item.DigitCount == 1 && !IsThe(reading, item.FirstToken - 1))
        {
            return;
        }

        Topic topic = ItemMarker.ValueOf(reading, item) switch
        {
            >= 13 and <= 19 => Topic.CardNumber,
            3 => Topic.SecurityCode,
            _ => Topic.None,
        };
        if (topic != Topic.None)
        {
            reading.Events.Add(new TopicEvent(item.FirstToken, noun + 1, item.Turn, topic, true));
        }
    }

    private static bool IsThe(TextReading reading, int at) => at >= 0 && reading.HasRole(at, Roles.Stop);

    /// <summary>A contract or an offer that runs out is no card: "il contratto scade il ...".</summary>
    private static void DemoteOtherExpiries(TextReading reading)
    {
        Span<TopicEvent> events = reading.Events.Items;
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i].Topic != Topic.Expiry || NearestSubject(events, i) is not { } subject)
            {
                continue;
            }

            if (subject is not (Topic.CardNumber or Topic.SecurityCode))
            {
                events[i].Topic = Topic.Appointment;
            }
        }
    }

    private static Topic? NearestSubject(ReadOnlySpan<TopicEvent> events, int expiry)
    {
        Topic? nearest = null;
        int distance = SubjectReach;
        for (int i = Math.Max(0, expiry - 2); i < Math.Min(events.Length, expiry + 3); i++)
        {
            int away = i < expiry ? events[expiry].FirstToken - events[i].EndToken : events[i].FirstToken - events[expiry].EndToken;
            bool subject = events[i].Topic is Topic.CardNumber or Topic.SecurityCode or Topic.Reference or Topic.Amount
                or Topic.Appointment or Topic.IdCard or Topic.Passport
                or Topic.DrivingLicence;
            if (i != expiry && subject && events[i].Turn == events[expiry].Turn && away < distance)
            {
                nearest = events[i].Topic;
                distance = away;
            }
        }

        return nearest;
    }
}
