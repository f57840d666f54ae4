using System.Text;

namespace PayGate.Media.Ng;

/// <summary>One NG command as a client sent it. Names are alike whether hyphenated, spaced, upper or lower case, as in rtpengine.</summary>
internal sealed class NgRequest
{
    private readonly Dictionary<string, BencodeValue> _values;
    private List<string>? _flags;

    private NgRequest(string command, Dictionary<string, BencodeValue> values)
    {
        Command = command;
        _values = values;
    }

    /// <summary>The command in lower case with hyphens, such as <c>block-dtmf</c>.</summary>
    internal string Command { get; }

    /// <summary>The list <c>flags</c>, as spelt by the client. Read on demand: a key to be played may be in it, and is not made a text unasked.</summary>
    internal IReadOnlyList<string> Flags => _flags ??= [.. List("flags")];

    /// <summary>Reads a dictionary in bencode or JSON that names a command; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static NgRequest? TryRead(ReadOnlyMemory<byte> message, out string problem)
    {
        bool isJson = NgJson.IsJson(message.Span);
        if (!isJson && !message.Span.StartsWith("d"u8))
        {
            problem = message.IsEmpty ? NgErrors.NoData : NgErrors.NotNg;
            return null;
        }

        BencodeValue? root;
        if (isJson ? !NgJson.TryRead(message, out root) : !BencodeReader.TryRead(message, out root) || root!.Kind != BencodeKind.Dictionary)
        {
            problem = isJson ? NgErrors.NotJson : NgErrors.NotADictionary;
            return null;
        }

        var values = new Dictionary<string, BencodeValue>(root!.Entries.Count, StringComparer.Ordinal);
        foreach ((string key, BencodeValue value) in root!.Entries)
        {
            values[Normalize(key)] = value;
        }

        if (!values.TryGetValue("command", out BencodeValue? command) || command.Kind != BencodeKind.Text)
        {
            problem = NgErrors.NoCommand;
            return null;
        }

        problem = "";
        return new NgRequest(Normalize(command.AsText()!), values);
    }

    /// <summary>The text or number at a key, or given as <c>key=value</c> among the flags; <see langword="null"/> when absent or empty.</summary>
    internal string? Text(string key)
    {
        if (_values.TryGetValue(key, out BencodeValue? value))
        {
            string? text = value.AsText();
            return string.IsNullOrEmpty(text) ? null : text;
        }

        foreach (string flag in Flags)
        {
            int equals = flag.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && equals < flag.Length - 1 && Normalize(flag[..equals]) == key)
            {
                return flag[(equals + 1)..];
            }
        }

        return null;
    }

    /// <summary>The number at a key, if it came as a number and not as a text.</summary>
    internal long? Number(string key) =>
        _values.TryGetValue(key, out BencodeValue? value) && value.Kind == BencodeKind.Integer ? value.Integer : null;

    /// <summary>The bytes of a text, such as an SDP body; empty when absent.</summary>
    internal ReadOnlyMemory<byte> Bytes(string key) =>
        _values.TryGetValue(key, out BencodeValue? value) && value.Kind == BencodeKind.Text ? value.Bytes : default;

    /// <summary>The texts of a list as they came; a single text counts as a list of one.</summary>
    internal IEnumerable<string> List(string key)
    {
        return _values.TryGetValue(key, out BencodeValue? value) ? TextsOf(value) : [];
    }

    /// <summary>The texts at a key of a dictionary at a key; empty where there is none.</summary>
    internal IEnumerable<string> Nested(string key, string inner)
    {
        if (!_values.TryGetValue(key, out BencodeValue? value) || value.Kind != BencodeKind.Dictionary)
        {
            return [];
        }

        return value.Entries.Where(entry => Normalize(entry.Key) == inner).SelectMany(entry => TextsOf(entry.Value));
    }

    /// <summary>Whether a list holds a word, in whatever spelling.</summary>
    internal bool Lists(string key, string word) => List(key).Any(item => Normalize(item) == word);

    /// <summary>Whether a flag was given, in the list <c>flags</c> or as a key of its own.</summary>
    internal bool HasFlag(string name) => _values.ContainsKey(name) || Flags.Any(flag => Normalize(flag) == name);

    /// <summary>A name as it is compared: lower case, hyphens in place of spaces and underscores.</summary>
    internal static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            text.Append(c is ' ' or '_' ? '-' : char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static IEnumerable<string> TextsOf(BencodeValue value) =>
        value.Kind == BencodeKind.List ? value.Items.Select(item => item.AsText()).OfType<string>() : value.AsText() is { } single ? [single] : [];
}
