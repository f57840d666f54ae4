using PayGate.Contracts;
using PayGate.Contracts.Cards;

namespace PayGate.Vault.Tokens;

/// <summary>Draws tokens at random: related to the card by its last four digits only.</summary>
internal static class TokenFactory
{
    internal static CardToken Draw(string lastFour) => Draw(lastFour, () => Identifiers.NewText("pgt"));

    internal static CardToken Draw(string lastFour, Func<string> body)
    {
        while (true)
        {
            string text = body() + "_" + lastFour;
            if (!TokenText.LooksLikePermutation(text) && TokenText.IsDistinct(text))
            {
                return Identifiers.Parse<CardToken>(text);
            }
        }
    }
}
