using System.Globalization;

namespace PayGate.Redaction.Tests.Generation;

/// <summary>Makes lines full of numbers that are nobody's business: orders, amounts, times, dates, quantities.</summary>
internal sealed class HarmlessGenerator(Speaker speaker)
{
    private bool Italian => speaker.Italian;

    public List<string> Next() => Italian ? NextItalian() : NextEnglish();

    private string Small() => speaker.Chance(0.5) ? speaker.BelowHundred(speaker.Next(28) + 2) : (speaker.Next(28)
        + 2).ToString(CultureInfo.InvariantCulture);

    private string Reference() => speaker.Digits(speaker.Next(5) + 4);

    private string Amount() => string.Create(CultureInfo.InvariantCulture,
        $"{speaker.Next(900) + 3}{(speaker.Chance(0.5) ? (Italian ? "," : ".") + speaker.Digits(2) : "")}");

    private List<string> NextItalian() => speaker.Next(16) switch
    {
        0 => [$"Il numero d'ordine è {Reference()}."],
        1 => [$"La pratica {Reference()} è in lavorazione da {Small()} giorni."],
        2 => [$"Il totale è {Amount()} euro, la spedizione {Amount()}€."],
        3 => [$"L'appuntamento è per il {speaker.Next(28) + 1} {speaker.Pick("marzo", "giugno", "ottobre")} alle {speaker.Next(12) + 8}:{speaker.Pick("00", "15", "30", "45")}."],
        4 => ["A che ora?", $"alle {speaker.BelowHundred(speaker.Next(12) + 8)} e {speaker.Pick("mezza", "trenta", "un quarto")}"],
        5 => [$"Ne vorrei {Small()} pezzi, quello da {Small()} euro."],
        6 => [$"Il ticket numero {Reference()} è stato aperto il {speaker.Next(28) + 1:00}/0{speaker.Next(9) + 1}/2025."],
        7 => [$"Ha {Small()} anni e lavora qui dal {1990 + speaker.Next(30)}."],
        8 => ["Quante persone siete?", $"Siamo in {speaker.BelowHundred(speaker.Next(8) + 2)}."],
        9 => ["Qual è il suo codice cliente?", $"{Reference()}"],
        10 => [$"Aspetti {speaker.Pick("due o tre", "cinque", "un paio di", "10")} minuti in linea."],
        11 => [$"L'offerta scade il {speaker.Next(28) + 1} {speaker.Pick("maggio", "luglio", "novembre")} {2026 + speaker.Next(3)}."],
        12 => ["Paga con carta?", "Sì, con carta di credito.", $"Bene, sono {Amount()} euro."],
        13 => ["La pratica quanto costa?", $"{speaker.Number(speaker.Next(800) + 20)} euro"],
        14 => [$"Lo sconto è del {Small()}% per {Small()} mesi."],
        _ => [$"Il volo {speaker.Pick("AZ", "FR", "U2")}{speaker.Digits(4)} arriva alle {speaker.Next(12) + 8}.{speaker.Pick("05", "20", "50")}, uscita {speaker.Next(30) + 1}."],
    };

    private List<string> NextEnglish() => speaker.Next(16) switch
    {
        0 => [$"My order number is {Reference()}."],
        1 => [$"Case {Reference()} has been open for {Small()} days."],
        2 => [$"The total is ${Amount()}, shipping is {Amount()} dollars."],
        3 => [$"The appointment is on {speaker.Pick("March", "June", "October")} {speaker.Next(28) + 1} at {speaker.Next(12) + 1}:{speaker.Pick("00", "15", "30", "45")} {speaker.Pick("am", "pm")}."],
        4 => ["What time?", $"at {speaker.BelowHundred(speaker.Next(10) + 2)} {speaker.Pick("thirty", "fifteen", "o'clock")}"],
        5 => [$"I'd like {Small()} pieces, the {Small()} dollar ones."],
        6 => [$"Ticket number {Reference()} was opened on 0{speaker.Next(9) + 1}/{speaker.Next(28) + 1:00}/2025."],
        7 => [$"He is {Small()} years old and has worked here since {1990 + speaker.Next(30)}."],
        8 => ["How many people?", $"There are {speaker.BelowHundred(speaker.Next(8) + 2)} of us."],
        9 => ["What's your customer number?", $"{Reference()}"],
        10 => [$"Please wait {speaker.Pick("two or three", "five", "a couple of", "10")} minutes."],
        11 => [$"The offer expires on {speaker.Pick("May", "July", "November")} {speaker.Next(28) + 1}, {2026 + speaker.Next(3)}."],
        12 => ["Are you paying by card?", "Yes, by credit card.", $"Great, that's {Amount()} dollars."],
        13 => ["How much is it?", $"{speaker.Number(speaker.Next(800) + 20)} dollars"],
        14 => [$"The discount is {Small()}% for {Small()} months."],
        _ => [$"Flight {speaker.Pick("BA", "UA", "DL")}{speaker.Digits(4)} lands at {speaker.Next(12) + 1}.{speaker.Pick("05", "20", "50")}, gate {speaker.Next(30) + 1}."],
    };
}
