namespace PayGate.Redaction.Tests.Generation;

/// <summary>The ways in which a card number is written or said, as marked text.</summary>
internal static class CardSpeech
{
    private static readonly string[] TestCards =
    [
        "4242424242424242", "4111111111111111", "5555555555554444", "378282246310005", "2223003122003222", "6759649826438453",
        "3566002020360505", "4000000000000002", "5105105105105100", "6011111111111117", "30569309025904", "4222222222222",
        "6304000000000000", "4012888888881881", "371449635398431", "5200828282828210", "2223000048400011", "36227206271667",
    ];

    public static string Card(Speaker speaker) => speaker.Pick<string>(TestCards);

    /// <summary>A written card number.</summary>
    public static string Written(Speaker speaker)
    {
        string card = Card(speaker);
        string by = speaker.Pick(" ", "-", ".", ", ", "/", "");
        return speaker.Next(6) switch
        {
            0 => card,
            1 => string.Join(speaker.Pick(", ", " ", "-", ". "), card.Select(digit => digit.ToString())),
            2 => Join(card, 2, speaker.Pick(" ", ", ", "-")),
            3 when card.Length == 15 => card[..4] + by + card[4..10] + by + card[10..],
            4 => Join(card, 3, " "),
            _ => Join(card, 4, by),
        };
    }

    /// <summary>Groups of spoken digits; each is one breath.</summary>
    public static List<string> Groups(Speaker speaker)
    {
        string card = Card(speaker);
        List<string> groups = [];
        int style = speaker.Next(9);
        int size = style == 2 ? speaker.Pick(3, 4) : 4;
        for (int i = 0; i < card.Length; i += size)
        {
            string group = card[i..Math.Min(i + size, card.Length)];
            int here = style < 6 ? style : speaker.Next(5);
            List<string> words = here switch
            {
                1 => speaker.ByPairs(group),
                2 => speaker.ByGroups(group, size),
                3 => [group],
                4 => [.. group.Select(digit => digit.ToString())],
                _ => speaker.OneByOne(group),
            };
            groups.Add(string.Join(here == 4 ? speaker.Pick(", ", " ") : speaker.Chance(0.2) ? ", " : " ", words));
        }

        return groups;
    }

    /// <summary>All in one turn, with hesitations and corrections between the groups.</summary>
    public static string OneTurn(Speaker speaker)
    {
        List<string> groups = Groups(speaker);
        string text = groups[0];
        for (int i = 1; i < groups.Count; i++)
        {
            string between = speaker.Next(10) switch
            {
                0 => ", " + speaker.Filler() + ", ",
                1 => " " + speaker.Filler() + " ",
                2 => "... ",
                3 => ", " + speaker.OneByOne(speaker.Digits(2))[0] + ", " + speaker.Correction() + ", ",
                4 => " - ",
                5 or 6 => " ",
                _ => ", ",
            };
            text += between + groups[i];
        }

        return text;
    }

    private static string Join(string digits, int size, string by) => string.Join(by, digits.Chunk(size).Select(part => new string(part)));
}
