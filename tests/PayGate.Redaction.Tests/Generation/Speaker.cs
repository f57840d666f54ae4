using System.Text;

namespace PayGate.Redaction.Tests.Generation;

/// <summary>Says digits the way callers do and speech recognition writes them. Same seed, same words.</summary>
internal sealed class Speaker(int seed, bool italian)
{
    private static readonly string[] ItalianUnits = ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];

    private static readonly string[] ItalianTeens =
    [
        "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove",
    ];

    private static readonly string[] ItalianTens = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta",
        "novanta"];
    private static readonly string[] EnglishUnits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] EnglishTeens =
    [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private readonly Random _random = new(seed);

    public bool Italian => italian;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public int Next(int below) => _random.Next(below);

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));

    public string Unit(char digit) => !italian && digit == '0' && Chance(0.4) ? "oh" : (italian ? ItalianUnits : EnglishUnits)[digit - '0'];

    /// <summary>Digit by digit, now and then with a double or a triple.</summary>
    public List<string> OneByOne(string digits)
    {
        List<string> words = [];
        for (int i = 0; i < digits.Length; i++)
        {
            int same = 1;
            while (i + same < digits.Length && digits[i + same] == digits[i] && same < 3)
            {
                same++;
            }

            if (same > 1 && Chance(0.3))
            {
                string times = same == 2 ? (italian ? "doppio" : "double") : italian ? "triplo" : "triple";
                words.Add(times + " " + Unit(digits[i]));
                i += same - 1;
            }
            else
            {
                words.Add(Unit(digits[i]));
            }
        }

        return words;
    }

    /// <summary>By twos: "quarantadue quarantadue"; a leading zero is said apart.</summary>
    public List<string> ByPairs(string digits)
    {
        List<string> words = [];
        for (int i = 0; i < digits.Length; i += 2)
        {
            string pair = digits[i..Math.Min(i + 2, digits.Length)];
            words.Add(pair.Length == 1 || pair[0] == '0' ? string.Join(' ', pair.Select(Unit)) : BelowHundred(int.Parse(pair)));
        }

        return words;
    }

    /// <summary>By groups of up to four, each as one number: "quattromiladuecentoquarantadue".</summary>
    public List<string> ByGroups(string digits, int size)
    {
        List<string> words = [];
        for (int i = 0; i < digits.Length; i += size)
        {
            string group = digits[i..Math.Min(i + size, digits.Length)];
            words.Add(group[0] == '0' ? string.Join(' ', group.Select(Unit)) : Number(int.Parse(group)));
        }

        return words;
    }

    public string Number(int value)
    {
        if (value < 100)
        {
            return BelowHundred(value);
        }

        StringBuilder words = new();
        int thousands = value / 1000;
        int rest = value % 1000;
        string blank = italian ? "" : " ";
        if (thousands > 0)
        {
            words.Append(italian && thousands == 1 ? "mille" : Number(thousands) + blank + (italian ? "mila" : "thousand"));
            words.Append(rest > 0 ? blank : "");
        }

        if (rest >= 100)
        {
            words.Append(italian && rest / 100 == 1 ? "cento" : (italian ? ItalianUnits : EnglishUnits)[rest / 100] + blank + (italian
                ? "cento" : "hundred"));
            rest %= 100;
            words.Append(rest > 0 ? blank : "");
        }

        return rest > 0 ? words.Append(BelowHundred(rest)).ToString() : words.ToString();
    }

    public string BelowHundred(int value)
    {
        if (value < 10)
        {
            return (italian ? ItalianUnits : EnglishUnits)[value];
        }

        if (value < 20)
        {
            return (italian ? ItalianTeens : EnglishTeens)[value - 10];
        }

        string ten = (italian ? ItalianTens : EnglishTens)[(value / 10) - 2];
        int unit = value % 10;
        if (unit == 0)
        {
            return ten;
        }

        return italian
            ? (unit is 1 or 8 ? ten[..^1] : ten) + (unit == 3 ? "tré" : ItalianUnits[unit])
            : ten + (Chance(0.7) ? "-" : " ") + EnglishUnits[unit];
    }

    public string Filler() => italian
        ? Pick("ehm", "allora", "poi", "e poi", "eh", "sì", "dunque", "aspetti", "ecco", "mmm", "un attimo")
        : Pick("um", "uh", "then", "and then", "okay", "let me see", "er", "hold on", "so", "hmm");

    public string Correction() => italian
        ? Pick("no, scusi", "no anzi", "scusi, ho sbagliato", "no, mi correggo", "scusa, volevo dire", "no aspetti")
        : Pick("no, sorry", "sorry, I mean", "wait, no", "scratch that", "correction", "oops, sorry");
}
