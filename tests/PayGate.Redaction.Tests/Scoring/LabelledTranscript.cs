using System.Text;
using System.Text.Json;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Tests.Scoring;

/// <summary>A transcript whose sensitive parts are marked in place, <c>{TYPE:text}</c>; the sets in <c>Sets/</c> are written that
/// way.</summary>
internal sealed record LabelledTranscript(string Id, string? Language, IReadOnlyList<string> Turns, IReadOnlyList<Label> Labels)
{
    public static IEnumerable<LabelledTranscript> Load(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Sets", name)).Select(Parse);

    public static LabelledTranscript Parse(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement root = json.RootElement;
        string? language = root.TryGetProperty("lang", out JsonElement lang) ? lang.GetString() : null;
        return Parse(root.GetProperty("id").GetString()!, language, [.. root.GetProperty("turns").EnumerateArray().Select(turn =>
            turn.GetString()!)]);
    }

    public static LabelledTranscript Parse(string id, string? language, IReadOnlyList<string> marked)
    {
        List<string> turns = [];
        List<Label> labels = [];
        foreach (string turn in marked)
        {
            turns.Add(Unmark(turn, turns.Count, labels));
        }

        return new LabelledTranscript(id, language, turns, labels);
    }

    private static string Unmark(string marked, int turn, List<Label> labels)
    {
        StringBuilder text = new();
        int at = 0;
        int open;
        while ((open = marked.IndexOf('{', at)) >= 0)
        {
            int colon = marked.IndexOf(':', open);
            int close = marked.IndexOf('}', colon);
            Assert.True(FindingTypeNames.TryParse(marked.AsSpan(open + 1, colon - open - 1), out FindingType type));
            text.Append(marked, at, open - at);
            int start = text.Length;
            text.Append(marked, colon + 1, close - colon - 1);
            labels.Add(new Label(turn, start, text.Length, type));
            at = close + 1;
        }

        return text.Append(marked, at, marked.Length - at).ToString();
    }
}
