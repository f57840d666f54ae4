namespace PayGate.Redaction.Reading;

/// <summary>Which language a block is in, by its function words, when nobody said.</summary>
internal static class LanguageGuess
{
    public static Language Of(TextReading reading)
    {
        int italian = 0;
        int english = 0;
        foreach (ref readonly Token token in reading.Tokens.Items)
        {
            if (token.Kind == TokenKind.Word && token.Length <= 5)
            {
                switch (reading.TextOf(token))
                {
                    case "il" or "la" or "lo" or "di" or "della" or "del" or "che" or "è" or "e" or "per" or "sono" or "non" or "con"
                        or "mi" or "alle" or "una" or "un":
                        italian++;
                        break;
                    case "the" or "is" or "and" or "of" or "my" or "your" or "you" or "it" or "was" or "this" or "to" or "on" or "for"
                        or "with" or "are":
                        english++;
                        break;
                }
            }
        }

        return italian > english ? Language.Italian : english > italian ? Language.English : Language.Unknown;
    }
}
