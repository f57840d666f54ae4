using System.Text.Json.Serialization;

namespace PayGate.Contracts.Calls;

/// <summary>The sign-in name of an agent, as the edge and the desk know it. 1 to 64 characters out of <c>a-z 0-9 - _ .</c>.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<AgentName>))]
public readonly record struct AgentName : IIdentifier<AgentName>
{
    private readonly string? _value;

    private AgentName(string value) => _value = value;

    /// <summary>The text of the identifier; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out AgentName id)
    {
        bool good = Identifiers.IsSlug(text, 64);
        id = good ? new AgentName(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
