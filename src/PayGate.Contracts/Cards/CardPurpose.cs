using System.Text.Json.Serialization;

namespace PayGate.Contracts.Cards;

/// <summary>What a card was stored for: <c>payment</c>, <c>subscription</c>. A use for another purpose is refused.</summary>
/// <remarks>1 to 32 characters out of <c>a-z - _ .</c>, no digits; bound into the ciphertext of the card.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<CardPurpose>))]
public readonly record struct CardPurpose : IIdentifier<CardPurpose>
{
    private readonly string? _value;

    private CardPurpose(string value) => _value = value;

    /// <summary>The text of the purpose; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out CardPurpose id)
    {
        bool good = Identifiers.IsSlug(text, 32) && text.AsSpan().IndexOfAnyInRange('0', '9') < 0;
        id = good ? new CardPurpose(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
