namespace PayGate.Redaction.Reading;

/// <summary>English number words. Those with a hyphen or a blank in them are put together by <see cref="NumberReader"/>.</summary>
internal static class EnglishNumbers
{
    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] Teens =
    [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Plurals =
    [
        "zeros zeroes ohs", "ones", "twos", "threes", "fours", "fives", "sixes", "sevens", "eights", "nines",
    ];

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    public static void AddTo(LexiconBuilder words)
    {
        for (int i = 0; i < 10; i++)
        {
            words.Number(NumberForm.Unit, i, Units[i]);
            words.Number(NumberForm.Teen, i + 10, Teens[i]);
            words.Number(NumberForm.Plural, i, Plurals[i]);
        }

        for (int ten = 0; ten < Tens.Length; ten++)
        {
            words.Number(NumberForm.Tens, (ten + 2) * 10, Tens[ten]);
            for (int unit = 1; unit < 10; unit++)
            {
                words.Number(NumberForm.Compound, ((ten + 2) * 10) + unit, Tens[ten] + Units[unit]);
            }
        }

        for (int i = 0; i < Ordinals.Length; i++)
        {
            words.Number(NumberForm.Ordinal, i + 1, Ordinals[i]);
        }

        words.Number(NumberForm.Ordinal, 30, "thirtieth");
        words.Number(NumberForm.Tens, 40, "fourty");
        words.Number(NumberForm.Tens, 90, "ninty");
        words.Number(NumberForm.Unit, 0, "nought naught nil");
        words.Number(NumberForm.Unit, 9, "niner");
        words.Number(NumberForm.Hundred, 100, "hundred");
        words.Number(NumberForm.Thousand, 1000, "thousand");
        words.Number(NumberForm.Million, 1_000_000, "million");
        words.Number(NumberForm.LetterZero, 0, "oh o");
        words.Number(NumberForm.Multiplier, 2, "double");
        words.Number(NumberForm.Multiplier, 3, "triple treble");
        words.Number(NumberForm.Multiplier, 4, "quadruple");
        words.Role(Roles.Ambiguous, "one second");
        words.Month(1, "january jan");
        words.Month(2, "february feb");
        words.Month(3, "march mar");
        words.Month(4, "april apr");
        words.Month(5, "may");
        words.Month(6, "june jun");
        words.Month(7, "july jul");
        words.Month(8, "august aug");
        words.Month(9, "september sept sep");
        words.Month(10, "october oct");
        words.Month(11, "november nov");
        words.Month(12, "december dec");
    }
}
