using System.Globalization;

namespace PayGate.Redaction.Tests.Generation;

/// <summary>Makes labelled calls about cards: every template asks and answers in another way.</summary>
internal sealed class CallGenerator(Speaker speaker)
{
    private bool Italian => speaker.Italian;

    /// <summary>The marked turns of one call.</summary>
    public List<string> Next() => speaker.Next(10) switch
    {
        0 => [Statement()],
        1 => [Ask(), Mark("PAN", speaker.Chance(0.5) ? CardSpeech.Written(speaker) : CardSpeech.OneTurn(speaker))],
        2 => Dictation(readBack: false),
        3 => Dictation(readBack: true),
        4 => [AskExpiry(), Expiry(), AskCode(), Code()],
        5 => [AskCode(), Code(), Italian ? "perfetto, grazie" : "perfect, thank you"],
        6 => [.. Dictation(readBack: false), AskExpiry(), Expiry(), AskCode(), Code()],
        7 => [Mark("PAN", CardSpeech.OneTurn(speaker))],
        8 => [Ask(), Prefix() + Mark("PAN", CardSpeech.OneTurn(speaker)), AskCode(), Code()],
        _ => [AskExpiry(), Expiry()],
    };

    private static string Mark(string type, string text) => "{" + type + ":" + text + "}";

    private string Ask() => Italian
        ? speaker.Pick(
            "Mi può leggere il numero della carta?", "Numero di carta?", "Mi detta le sedici cifre?",
            "Può darmi il numero della carta di credito?", "Mi dica il numero sul fronte della carta.",
            "Quando è pronta con la carta mi dia il numero.", "E la carta? Qual è il numero?",
            "Perfetto, il numero lungo della carta, per favore.", "Mi legge i numeri della carta?")
        : speaker.Pick(
            "Can I have the card number please?", "What's the long number on the front?", "Could you read me the sixteen digits?",
            "And your credit card number?", "Whenever you're ready with the card number.",
            "What card number would you like to use?", "Could I get the number on the card?",
            "Please read out the digits on the front of your card.", "Your debit card number, please.");

    private string Prefix() => Italian
        ? speaker.Pick("sì, ", "allora, ", "certo, è ", "dunque ", "", "un attimo... ecco, ", "ce l'ho qui: ", "il numero è ")
        : speaker.Pick("yes, ", "sure, it's ", "okay ", "", "right, ", "one moment... okay, ", "the number is ", "it's ");

    private string Ack() => Italian
        ? speaker.Pick("sì", "ok", "mm-hm", "vada pure", "prego", "dica", "sì, mi dica", "ci sono", "continui", "perfetto", "va bene",
        "la seguo", "e poi?")
        : speaker.Pick("yes", "okay", "uh-huh", "go ahead", "got it", "mm-hm", "yep", "right", "go on", "perfect", "and then?", "next");

    private List<string> Dictation(bool readBack)
    {
        List<string> turns = [Ask()];
        List<string> groups = CardSpeech.Groups(speaker);
        for (int i = 0; i < groups.Count; i++)
        {
            turns.Add((i == 0 ? Prefix() : "") + Mark("PAN", groups[i]));
            turns.Add(speaker.Chance(0.15) ? Mark("PAN", groups[i]) + (Italian ? ", ok" : ", okay") : Ack());
        }

        if (readBack)
        {
            turns.Add((Italian ? speaker.Pick("quindi ripeto ", "allora ", "le rileggo: ")
                : speaker.Pick("so that's ", "let me repeat, ", "reading back ")) + Mark("PAN", string.Join(", ", groups))
                + (Italian ? ", corretto?" : ", correct?"));
            turns.Add(Italian ? "sì esatto" : "that's right");
        }

        return turns;
    }

    private string Statement()
    {
        string card = Mark("PAN", CardSpeech.Written(speaker));
        string expiry = Mark("EXPIRY", WrittenExpiry());
        string code = Mark("SECURITY_CODE", speaker.Digits(3));
        return Italian
            ? speaker.Pick(
                $"La mia carta è {card}, scadenza {expiry}, cvv {code}.", $"pago con {card} scade {expiry} codice di sicurezza {code}",
                    $"Numero {card}, valida fino al {expiry}, cvc: {code}",
                $"carta di credito n. {card}", $"Visa {card} {expiry} {code}", $"ecco i dati della carta: {card} - {expiry} - {code}")
            : speaker.Pick(
                $"My card is {card}, expiry {expiry}, cvv {code}.", $"charge it to {card} exp {expiry} security code {code}",
                    $"Card {card}, valid thru {expiry}, cvc: {code}",
                $"credit card no. {card}", $"Visa {card} {expiry} {code}", $"here are my card details: {card} - {expiry} - {code}");
    }

    private string AskCode() => Italian
        ? speaker.Pick(
            "E il codice di sicurezza?", "Il cvv?", "Mi dice le tre cifre sul retro?", "Il codice dietro la carta?",
            "E le tre cifre dietro?", "Adesso il CVC, per cortesia.", "I tre numerini sul retro della carta?",
            "Mi serve anche il codice di sicurezza a tre cifre.")
        : speaker.Pick(
            "And the security code?", "What's the CVV?", "The three digits on the back?", "And the code on the back of the card?",
            "Could I have the CVC please?", "The last three numbers on the back?",
            "And the three-digit security code?", "What is the card verification number?");

    private string Code()
    {
        string digits = speaker.Digits(3);
        string said = speaker.Next(5) switch
        {
            0 => digits,
            1 => string.Join(speaker.Pick(", ", " ", "-"), digits.Select(digit => digit.ToString())),
            2 when digits[0] != '0' && digits[1] != '0' => speaker.Unit(digits[0]) + " "
                + speaker.BelowHundred(int.Parse(digits[1..], CultureInfo.InvariantCulture)),
            3 when digits[0] != '0' => speaker.Number(int.Parse(digits, CultureInfo.InvariantCulture)),
            _ => string.Join(speaker.Pick(" ", ", "), speaker.OneByOne(digits)),
        };
        string lead = Italian ? speaker.Pick("", "", "è ", "sì, ", "allora ", "aspetti che giro la carta... ", "dietro c'è scritto ")
            : speaker.Pick("", "", "it's ", "yes, ", "that's ", "let me turn it over... ", "it says ");
        return lead + Mark("SECURITY_CODE", said) + speaker.Pick("", "", ".");
    }

    private string AskExpiry() => Italian
        ? speaker.Pick("La scadenza?", "Quando scade la carta?", "Mi dice la data di scadenza?", "Scadenza mese e anno?",
        "E quando scade?", "Fino a quando è valida?", "la data di scadenza della carta, per favore")
        : speaker.Pick(
            "What's the expiry date?", "And the expiration?", "When does it expire?", "Expiration month and year?", "Valid until when?",
            "and the expiry date on the card please", "When does the card expire?");

    private string WrittenExpiry()
    {
        int month = speaker.Next(12) + 1;
        int year = 26 + speaker.Next(9);
        return string.Create(CultureInfo.InvariantCulture,
            $"{month:00}{speaker.Pick("/", "/", "-", " ", " / ")}{speaker.Pick("", "20")}{year:00}");
    }

    private string Expiry()
    {
        int month = speaker.Next(12);
        int year = 26 + speaker.Next(9);
        string[] names = Italian
            ? ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre",
            "dicembre"]
            : ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        string monthWords = month < 9 ? (Italian ? "zero " : speaker.Pick("oh ", "zero ")) + speaker.Unit((char)('1' + month))
            : speaker.BelowHundred(month + 1);
        string yearWords = speaker.Pick(
            speaker.BelowHundred(year), string.Join(' ', year.ToString(CultureInfo.InvariantCulture).Select(speaker.Unit)), Italian
                ? speaker.Number(2000 + year) : "twenty " + speaker.BelowHundred(year));
        string said = speaker.Next(6) switch
        {
            0 => WrittenExpiry(),
            1 => names[month] + " " + (2000 + year),
            2 => names[month] + (Italian ? speaker.Pick(" ", " del ", " ") : speaker.Pick(" ", " of ")) + yearWords,
            3 => monthWords + (Italian ? " barra " : " slash ") + yearWords,
            _ => monthWords + speaker.Pick(" ", ", ") + yearWords,
        };
        string lead = Italian ? speaker.Pick("", "", "è ", "a ", "allora, ", "scade a ", "vedo scritto ")
            : speaker.Pick("", "", "it's ", "it expires ", "yes, ", "let me see, ");
        return lead + Mark("EXPIRY", said);
    }
}
