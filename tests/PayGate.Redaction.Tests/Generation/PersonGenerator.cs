using System.Globalization;

namespace PayGate.Redaction.Tests.Generation;

/// <summary>Makes labelled lines with the other kinds of personal data.</summary>
internal sealed class PersonGenerator(Speaker speaker)
{
    private static readonly string[] ItalianFirst = ["Mario", "Lucia", "Francesca", "Giuseppe", "Alessandro", "Chiara", "Elena", "Paolo",
        "Ginevra", "Ermenegildo"];
    private static readonly string[] ItalianLast = ["Rossi", "Brambilla", "Esposito", "Ferrari", "De Luca", "Colombo", "Pautasso",
        "Conti", "Marchetti", "Zanetti"];
    private static readonly string[] EnglishFirst = ["John", "Sarah", "Emily", "Michael", "Priya", "Oliver", "Hannah", "Robert",
        "Tamsin", "David"];
    private static readonly string[] EnglishLast = ["Smith", "Johnson", "Patel", "O'Brien", "Whitaker", "Jones", "Clark", "Abernathy",
        "Walker", "Nguyen"];

    private bool Italian => speaker.Italian;

    public List<string> Next() => speaker.Next(14) switch
    {
        0 => Ask(Italian ? "Mi dà l'IBAN?" : "Could you give me the IBAN?", Italian ? "l'iban è "
            : "my IBAN is ", "IBAN", Code(Identifiers.Iban(speaker), 4)),
        1 => Italian
            ? Ask("Il codice fiscale?", "il mio codice fiscale è ", "FISCAL_CODE", Code(Identifiers.FiscalCode(speaker), 4))
            : Ask("What is your social security number?", "my social is ", "NATIONAL_ID", Grouped(speaker.Digits(9), 3, 2, 4)),
        2 => Italian
            ? Ask("La partita IVA?", "la partita iva è ", "VAT_CODE", Number(Identifiers.VatCode(speaker)))
            : Ask("National insurance number?", "my NI number is ", "NATIONAL_ID", Code("AB" + speaker.Digits(6)
            + speaker.Pick("A", "B", "C", "D"), 2)),
        3 => Italian
            ? Ask("Numero della carta d'identità?", "la mia carta d'identità è ", "ID_CARD", Code("CA" + speaker.Digits(5)
            + Identifiers.Letters(speaker, 2), 3))
            : Ask("Sort code?", "the sort code is ", "BANK_ACCOUNT", Grouped(speaker.Digits(6), 2, 2, 2)),
        4 => Ask(Italian ? "Il numero di passaporto?" : "Your passport number?", Italian ? "il passaporto è "
            : "my passport number is ", "PASSPORT", Code("Y" + Identifiers.Letters(speaker, 1) + speaker.Digits(7), 3)),
        5 => Ask(Italian ? "La patente?" : "Driver's license number?", Italian ? "la patente numero "
            : "my driving licence is ", "DRIVING_LICENCE", Code(Identifiers.Letters(speaker, 2) + speaker.Digits(7)
            + Identifiers.Letters(speaker, 1), 5)),
        6 => Ask(Italian ? "Un recapito telefonico?" : "What's the best phone number?", Italian ? "il mio cellulare è "
            : "you can call me at ", "PHONE", Phone()),
        7 => Ask(Italian ? "E la mail?" : "And your email address?", Italian ? "la mia email è " : "my email is ", "EMAIL", Email()),
        8 => Ask(Italian ? "Come si chiama?" : "What is your name?", Italian ? "mi chiamo " : "my name is ", "NAME", Name()),
        9 => Ask(Italian ? "Mi dice l'indirizzo?" : "What's your address?", Italian ? "abito in " : "I live at ", "ADDRESS", Address()),
        10 => Ask(Italian ? "Data di nascita?" : "Date of birth?", Italian ? "sono nato il " : "I was born on ", "DATE_OF_BIRTH", Birth()),
        11 => Ask(Italian ? "Il numero di conto?" : "The account number?", Italian ? "il conto corrente è "
            : "my account number is ", "BANK_ACCOUNT", Number(speaker.Digits(8))),
        12 => Ask(Italian ? "Tessera sanitaria?" : "NHS number?", Italian ? "la tessera sanitaria è "
            : "my NHS number is ", "HEALTH_CARD", Number(Italian ? "80380" + speaker.Digits(15) : speaker.Digits(10))),
        _ => Ask(Italian ? "Il CAP?" : "And the zip code?", Italian ? "il cap è " : "zip code ", "ADDRESS", Number(speaker.Digits(5))),
    };

    private List<string> Ask(string question, string statement, string type, string value)
    {
        string marked = "{" + type + ":" + value + "}";
        string lead = Italian ? speaker.Pick("", "sì, ", "allora ", "è ", "certo, ")
            : speaker.Pick("", "yes, ", "sure, ", "it's ", "okay ");
        return speaker.Chance(0.5) ? [question, lead + marked] : [statement + marked + speaker.Pick("", ".", Italian ? ", grazie"
            : ", thanks")];
    }

    private string Code(string code, int group) => speaker.Chance(0.5) ? CodeSpeech.Write(speaker, code, group)
        : CodeSpeech.Spell(speaker, code);

    private string Number(string digits) => speaker.Next(4) switch
    {
        0 => digits,
        1 => string.Join(' ', digits.Chunk(3).Select(part => new string(part))),
        2 => string.Join(' ', speaker.ByPairs(digits)),
        _ => string.Join(speaker.Pick(" ", ", "), speaker.OneByOne(digits)),
    };

    private string Grouped(string digits, params ReadOnlySpan<int> sizes)
    {
        List<string> groups = [];
        int at = 0;
        foreach (int size in sizes)
        {
            groups.Add(digits.Substring(at, size));
            at += size;
        }

        return speaker.Chance(0.5) ? string.Join('-', groups) : string.Join(", ", groups.Select(group =>
            string.Join(' ', speaker.OneByOne(group))));
    }

    private string Phone()
    {
        string digits = Italian ? speaker.Pick("333", "347", "02", "06", "320") + speaker.Digits(7)
            : speaker.Pick("555", "212", "07700", "415") + speaker.Digits(7);
        return speaker.Next(4) switch
        {
            0 => digits,
            1 => digits[..3] + " " + digits[3..6] + " " + digits[6..],
            2 when Italian => "+39 " + digits,
            _ => string.Join(speaker.Pick(" ", ", "), speaker.Chance(0.3) ? speaker.ByPairs(digits) : speaker.OneByOne(digits)),
        };
    }

    private string Email()
    {
        string first = (Italian ? speaker.Pick<string>(ItalianFirst) : speaker.Pick<string>(EnglishFirst)).ToLowerInvariant();
        string last = speaker.Pick("rossi", "smith", "verdi", "walker");
        string host = speaker.Pick("gmail", "libero", "outlook", "yahoo");
        string end = Italian ? speaker.Pick("it", "com") : "com";
        return speaker.Next(3) switch
        {
            0 => $"{first}.{last}@{host}.{end}",
            1 => Italian ? $"{first} punto {last} chiocciola {host} punto {end}" : $"{first} dot {last} at {host} dot {end}",
            _ => Italian ? $"{first}{last} {speaker.BelowHundred(82)} chiocciola {host}.{end}"
                : $"{first} underscore {last} at {host} dot {end}",
        };
    }

    private string Name()
    {
        string name = Italian ? speaker.Pick<string>(ItalianFirst) + " " + speaker.Pick<string>(ItalianLast)
            : speaker.Pick<string>(EnglishFirst) + " " + speaker.Pick<string>(EnglishLast);
        return speaker.Chance(0.25) ? name.ToLowerInvariant() : name;
    }

    private string Address()
    {
        int number = speaker.Next(180) + 1;
        string said = speaker.Chance(0.4) ? speaker.Number(number) : number.ToString(CultureInfo.InvariantCulture);
        return Italian
            ? speaker.Pick("via", "viale", "piazza", "corso", "via") + " "
            + speaker.Pick("Garibaldi", "Giuseppe Verdi", "dei Mille", "San Martino", "della Repubblica", "Monte Rosa")
                + speaker.Pick(" ", ", ", " numero ") + said
                + speaker.Pick("", ", Milano", ", 20121 Milano", " a Roma")
            : said + " " + speaker.Pick("Baker", "Oak", "Main", "Maple Grove", "King") + " "
            + speaker.Pick("Street", "Avenue", "Road", "Lane") + speaker.Pick("", ", London", ", Chicago", ", Leeds");
    }

    private string Birth()
    {
        int day = speaker.Next(28) + 1;
        int month = speaker.Next(12);
        int year = 1940 + speaker.Next(65);
        string[] names = Italian
            ? ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre",
            "dicembre"]
            : ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        string yearWords = Italian ? speaker.Number(year) : year >= 2000 ? speaker.Number(year) : "nineteen "
            + speaker.BelowHundred(year - 1900);
        return speaker.Next(4) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{day:00}/{month + 1:00}/{year}"),
            1 => Italian ? $"{day} {names[month]} {year}" : $"{names[month]} {day}, {year}",
            2 => Italian ? $"{speaker.BelowHundred(day)} {names[month]} {yearWords}" : $"{names[month]} {day} {yearWords}",
            _ => Italian ? $"{speaker.BelowHundred(day)} {speaker.BelowHundred(month + 1)} {yearWords}" : $"{day} {names[month]} {year}",
        };
    }
}
