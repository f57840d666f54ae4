using System.Buffers;
using System.Text.Json.Serialization;
using PayGate.Contracts;

namespace PayGate.Consoles.Listening;

/// <summary>One listening grant: <c>grant_</c> and 26 random characters.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<GrantId>))]
internal readonly record struct GrantId : IIdentifier<GrantId>
{
    private const string Prefix = "grant";
    private const int Length = 32;

    private static readonly SearchValues<char> Letters = SearchValues.Create("0123456789abcdefghjkmnpqrstvwxyz");

    private readonly string? _value;

    private GrantId(string value) => _value = value;

    public string Value => _value ?? "";

    public static GrantId New() => new(Identifiers.NewText(Prefix));

    public static bool TryParse(string? text, out GrantId id)
    {
        bool good = text is { Length: Length }
            && text.StartsWith(Prefix + "_", StringComparison.Ordinal)
            && text.AsSpan(Prefix.Length + 1).IndexOfAnyExcept(Letters) < 0;
        id = good ? new GrantId(text!) : default;
        return good;
    }

    public override string ToString() => Value;
}
