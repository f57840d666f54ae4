using System.Text.Json.Serialization;

namespace PayGate.Contracts.Cards;

/// <summary>
/// What stands for a card outside the vault: <c>pgt_</c>, 26 Crockford base-32 characters, an underscore and the card's last four digits.
/// </summary>
/// <remarks>
/// Not a number, and the digits in it, read together, never pass the Luhn check (the vault draws again until they do not):
/// a token can always be told from a card number, as the PCI tokenization guidelines ask.
/// </remarks>
[JsonConverter(typeof(IdentifierJsonConverter<CardToken>))]
public readonly record struct CardToken : IIdentifier<CardToken>
{
    private const string Prefix = "pgt";

    private readonly string? _value;

    private CardToken(string value) => _value = value;

    /// <summary>The text of the token; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>The card's last four digits.</summary>
    public string LastFour => Value.Length == 35 ? Value[31..] : "";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out CardToken id)
    {
        bool good = text is { Length: 35 }
            && text[30] == '_'
            && text.AsSpan(31).IndexOfAnyExceptInRange('0', '9') < 0
            && Identifiers.IsPrefixed(text[..30], Prefix);
        id = good ? new CardToken(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
