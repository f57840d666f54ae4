using System.Numerics;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Cards;

/// <summary>What the first digits of a card number say about it.</summary>
public readonly struct IssuerRange
{
    private readonly uint _lengths;

    internal IssuerRange(CardBrand brand, int? codeLength, uint lengths)
    {
        Brand = brand;
        CodeLength = codeLength;
        _lengths = lengths;
    }

    /// <summary>The brand; <see cref="CardBrand.Unknown"/> while too few digits are there, or outside every range.</summary>
    public CardBrand Brand { get; }

    /// <summary>Digits of the security code, 3 or 4; <see langword="null"/> while the brand is not known.</summary>
    public int? CodeLength { get; }

    /// <summary>Whether the brand is known.</summary>
    public bool IsKnown => Brand != CardBrand.Unknown;

    /// <summary>Digits of the shortest card number of the range.</summary>
    public int ShortestLength => BitOperations.TrailingZeroCount(_lengths);

    /// <summary>Digits of the longest card number of the range.</summary>
    public int LongestLength => BitOperations.Log2(_lengths);

    /// <summary>Whether a card number of the range may have so many digits.</summary>
    public bool Allows(int length) => length is > 0 and < 32 && (_lengths >> length & 1) != 0;
}
