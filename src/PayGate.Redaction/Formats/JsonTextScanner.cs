using System.Globalization;
using System.Text.Json;
using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Formats;

/// <summary>Finds every string in the JSON of whisper.cpp, Amazon Transcribe or Deepgram and notes which are words of a list.</summary>
internal sealed class JsonTextScanner : IDisposable
{
    private static readonly HashSet<string> Spoken = new(StringComparer.OrdinalIgnoreCase)
    {
        "text", "transcript", "caption", "sentence", "content", "word", "punctuated_word", "value", "snippet", "summary", "short",
        "display", "lexical", "itn", "maskeditn",
    };

    private static readonly HashSet<string> WordLists = new(StringComparer.OrdinalIgnoreCase) { "words", "items", "tokens" };

    private readonly Stack<Level> _levels = new();
    private readonly Dictionary<(int Parent, string Name), int> _lanes = [];
    private int _objects;
    private int _lists;

    public WipedList<char> Chars { get; } = new();

    public List<JsonText> Texts { get; } = [];

    public List<JsonWord> Words { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is not JSON.</exception>
    public void Scan(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> mark = [0xef, 0xbb, 0xbf];
        int skip = file.StartsWith(mark) ? mark.Length : 0;
        Utf8JsonReader json = new(file[skip..], new JsonReaderOptions { MaxDepth = 128 });
        try
        {
            string name = "";
            while (json.Read())
            {
                name = Visit(ref json, skip, name);
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException("The file is not valid JSON in UTF-8.");
        }
    }

    public void Dispose() => Chars.Dispose();

    private string Visit(ref Utf8JsonReader json, int skip, string name)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName:
                // Only a name of letters becomes a string: anything else could be a number that somebody used as a name.
                return json.ValueSpan.Length <= 32 && json.ValueSpan.IndexOfAnyInRange((byte)'0', (byte)'9') < 0 ? json.GetString()! : "";
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Enter(json.TokenType == JsonTokenType.StartArray, name);
                return name;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.Pop();
                break;
            case JsonTokenType.String:
                AddText(ref json, skip, name);
                break;
            case JsonTokenType.Number:
                AddNumber(ref json, skip, name);
                break;
        }

        return _levels.TryPeek(out Level level) && level.IsArray ? level.Name : "";
    }

    private void Enter(bool isArray, string name)
    {
        Level outer = _levels.TryPeek(out Level parent) ? parent : new Level("", 0, false, 0, -1, -1);
        int lane = LaneOf(outer.Lane, name);
        if (isArray)
        {
            bool list = WordLists.Contains(name) && outer.Item < 0;
            _levels.Push(new Level(name, lane, true, outer.Object, list ? ++_lists : -1, outer.Item));
            return;
        }

        int item = outer.Item;
        if (outer.List >= 0)
        {
            item = Words.Count;
            Words.Add(new JsonWord(outer.Object, outer.List, -1, double.NaN, 0, 0));
        }

        _levels.Push(new Level(name, lane, false, ++_objects, -1, item));
    }

    private int LaneOf(int parent, string name)
    {
        if (!_lanes.TryGetValue((parent, name), out int lane))
        {
            lane = _lanes.Count + 1;
            _lanes.Add((parent, name), lane);
        }

        return lane;
    }

    private void AddText(ref Utf8JsonReader json, int skip, string name)
    {
        int start = Chars.Count;
        Chars.Advance(json.CopyString(Chars.Reserve(json.ValueSpan.Length)));
        Level level = _levels.TryPeek(out Level inner) ? inner : new Level("", 0, false, 0, -1, -1);
        bool spoken = Spoken.Contains(name);
        if (level.Item >= 0)
        {
            JsonWord word = Words[level.Item];
            if (name is "start_time" or "start" && double.TryParse(Chars.Items[start..], NumberStyles.Float,
                CultureInfo.InvariantCulture, out double from))
            {
                Words[level.Item] = word with { From = from };
            }
            else if (spoken && word.FirstText < 0)
            {
                Words[level.Item] = word with { FirstText = Texts.Count };
            }
        }

        Texts.Add(new JsonText(skip + (int)json.TokenStartIndex, skip
            + (int)json.BytesConsumed, start, Chars.Count, LaneOf(level.Lane, name), level.Object, level.Item, spoken));
    }

    private void AddNumber(ref Utf8JsonReader json, int skip, string name)
    {
        int item = _levels.TryPeek(out Level level) ? level.Item : -1;
        if (item < 0)
        {
            return;
        }

        if (name is "start" or "start_time" && json.TryGetDouble(out double from))
        {
            Words[item] = Words[item] with { From = from };
        }
        else if (name is "id")
        {
            Words[item] = Words[item] with { IdStart = skip + (int)json.TokenStartIndex, IdEnd = skip + (int)json.BytesConsumed };
        }
    }

    private readonly record struct Level(string Name, int Lane, bool IsArray, int Object, int List, int Item);
}
