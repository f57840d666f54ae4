using System.Text.Json.Serialization;

namespace PayGate.Contracts.Calls;

/// <summary>One telephone call as the relay sees it. Ours, never the SIP Call-ID, which may carry addresses or numbers.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CallId>))]
public readonly record struct CallId : IIdentifier<CallId>
{
    private const string Prefix = "call";

    private readonly string? _value;

    private CallId(string value) => _value = value;

    /// <summary>The text of the identifier, <c>call_</c> and 26 characters; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>A fresh random identifier.</summary>
    public static CallId New() => new(Identifiers.NewText(Prefix));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out CallId id)
    {
        bool good = Identifiers.IsPrefixed(text, Prefix);
        id = good ? new CallId(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
