namespace PayGate.Contracts.Cards;

/// <summary>What may be shown of a card number: brand, length and the last four digits (PCI DSS 3.4.1 allows no more than BIN and last four).</summary>
public sealed record MaskedPan
{
    /// <summary>Makes the view.</summary>
    /// <param name="brand">The brand.</param>
    /// <param name="length">Digits of the whole number, 12 to 19.</param>
    /// <param name="lastFour">Four decimal digits.</param>
    /// <exception cref="ArgumentException">A part has not its form; the value is not in the message.</exception>
    public MaskedPan(CardBrand brand, int length, string lastFour)
    {
        if (length is < 12 or > 19)
        {
            throw new ArgumentException("A card number has 12 to 19 digits.", nameof(length));
        }

        if (lastFour is null || lastFour.Length != 4 || lastFour.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            throw new ArgumentException("The last four must be four digits.", nameof(lastFour));
        }

        Brand = brand;
        Length = length;
        LastFour = lastFour;
    }

    /// <summary>The brand.</summary>
    public CardBrand Brand { get; }

    /// <summary>Digits of the whole number, 12 to 19.</summary>
    public int Length { get; }

    /// <summary>The last four digits.</summary>
    public string LastFour { get; }
}
