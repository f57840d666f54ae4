using System.Text.Json.Serialization;

namespace PayGate.Contracts.Captures;

/// <summary>One secured collection of card fields on a call.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CaptureId>))]
public readonly record struct CaptureId : IIdentifier<CaptureId>
{
    private const string Prefix = "cap";

    private readonly string? _value;

    private CaptureId(string value) => _value = value;

    /// <summary>The text of the identifier, <c>cap_</c> and 26 characters; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>A fresh random identifier.</summary>
    public static CaptureId New() => new(Identifiers.NewText(Prefix));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out CaptureId id)
    {
        bool good = Identifiers.IsPrefixed(text, Prefix);
        id = good ? new CaptureId(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
