using System.Text.Encodings.Web;
using System.Text.Json;

namespace PayGate.Redaction.Tests.Generation;

/// <summary>The generated sets in <c>Sets/</c>: what is in them, and how they are written.</summary>
internal static class GeneratedSets
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<string> Names { get; } =
        ["cards-it.jsonl", "cards-en.jsonl", "persons-it.jsonl", "persons-en.jsonl", "harmless-generated-it.jsonl",
            "harmless-generated-en.jsonl"];

    /// <summary>The lines of a set; the same at every call.</summary>
    public static IEnumerable<string> Lines(string name, int seed = 0)
    {
        int set = Names.ToList().IndexOf(name);
        bool italian = set % 2 == 0;
        Speaker speaker = new(1000 + set + seed, italian);
        CallGenerator calls = new(speaker);
        PersonGenerator persons = new(speaker);
        HarmlessGenerator harmless = new(speaker);
        for (int i = 0; i < (set < 2 ? 300 : 150); i++)
        {
            List<string> turns = (set / 2) switch
            {
                0 => calls.Next(),
                1 => persons.Next(),
                _ => harmless.Next(),
            };
            yield return JsonSerializer.Serialize(new { id = $"{name[..^6]}-{i:000}", lang = italian ? "it" : "en", turns }, Options);
        }
    }
}
