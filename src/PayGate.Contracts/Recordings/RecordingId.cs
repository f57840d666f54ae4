using System.Text.Json.Serialization;

namespace PayGate.Contracts.Recordings;

/// <summary>One recording of one call.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<RecordingId>))]
public readonly record struct RecordingId : IIdentifier<RecordingId>
{
    private const string Prefix = "rec";

    private readonly string? _value;

    private RecordingId(string value) => _value = value;

    /// <summary>The text of the identifier, <c>rec_</c> and 26 characters; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>A fresh random identifier.</summary>
    public static RecordingId New() => new(Identifiers.NewText(Prefix));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out RecordingId id)
    {
        bool good = Identifiers.IsPrefixed(text, Prefix);
        id = good ? new RecordingId(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
