namespace PayGate.CardData.Cards;

internal enum ExpiryVerdict
{
    Good,
    Malformed,
    Past,
}
