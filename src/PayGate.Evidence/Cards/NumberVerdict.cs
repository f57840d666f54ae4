using PayGate.Contracts.Cards;

namespace PayGate.Evidence.Cards;

/// <summary>What a number is.</summary>
/// <param name="Brand">Of a card number; else unknown.</param>
/// <param name="Length">Characters it takes.</param>
/// <param name="Digits">Digits in it.</param>
/// <param name="TooLong">Too long for a card number: not judged.</param>
internal readonly record struct NumberVerdict(CardBrand Brand, int Length, int Digits, bool TooLong);
