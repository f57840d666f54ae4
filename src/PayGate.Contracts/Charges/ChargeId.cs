using System.Text.Json.Serialization;

namespace PayGate.Contracts.Charges;

/// <summary>One charge on a card, with everything that is done to it later.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ChargeId>))]
public readonly record struct ChargeId : IIdentifier<ChargeId>
{
    private const string Prefix = "chg";

    private readonly string? _value;

    private ChargeId(string value) => _value = value;

    /// <summary>The text of the identifier, <c>chg_</c> and 26 characters; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>A fresh random identifier.</summary>
    public static ChargeId New() => new(Identifiers.NewText(Prefix));

    /// <inheritdoc/>
    public static bool TryParse(string? text, out ChargeId id)
    {
        bool good = Identifiers.IsPrefixed(text, Prefix);
        id = good ? new ChargeId(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
