using System.Text;

namespace PayGate.Signals.Tests.Speech;

/// <summary>What is said in a contact centre, over and over and never twice the same. The same seed gives the same words.</summary>
internal static class Sentences
{
    private static readonly string[][] Italian =
    [
        ["Buongiorno", "Buonasera", "Pronto", "Senta", "Allora", "Guardi", "Mi scusi", "Certo", "Va bene", "Un attimo", "Ecco", "Dunque"],
        ["vorrei pagare", "devo disdire", "le confermo", "ho ricevuto", "non trovo", "mi può spiegare", "abbiamo registrato", "le mando", "sto cercando", "bisogna rinnovare", "avevo ordinato", "mi hanno addebitato"],
        ["la bolletta della luce", "il contratto di assicurazione", "la fattura di marzo", "un abbonamento annuale", "la rata della macchina", "il biglietto del treno", "una lavatrice nuova", "la ricevuta del bonifico", "l'appuntamento con il medico", "la caparra dell'albergo", "il canone di locazione", "due confezioni di olio"],
        ["di ieri pomeriggio", "per mia madre", "entro la fine del mese", "senza nessun preavviso", "con lo sconto del venti per cento", "all'indirizzo di Bologna", "in via Garibaldi quarantatré", "come mi aveva detto la sua collega", "perché sono rimasto a casa", "prima delle otto e mezza", "a partire da lunedì prossimo", "nonostante la raccomandata"],
    ];

    private static readonly string[][] English =
    [
        ["Good morning", "Hello there", "Right", "Well now", "Listen", "Excuse me", "Of course", "All right", "One moment", "Actually", "I see", "No problem at all"],
        ["I would like to pay", "we need to cancel", "I can confirm", "I never received", "could you explain", "they have charged me for", "let me look up", "I am calling about", "you should renew", "my husband ordered", "nobody told us about", "I already returned"],
        ["the electricity bill", "my insurance policy", "that invoice from March", "an annual subscription", "the instalment for the car", "our railway tickets", "a brand new washing machine", "the receipt of the transfer", "an appointment with the doctor", "the deposit for the hotel", "the rent of the flat", "two boxes of olive oil"],
        ["from yesterday afternoon", "on behalf of my mother", "before the end of the month", "without any notice whatsoever", "at a discount of twenty percent", "to the address in Manchester", "at forty three Baker Street", "as your colleague had promised", "because I stayed at home all day", "a little after half past eight", "starting from next Monday", "in spite of the registered letter"],
    ];

    private static readonly string[] Fillers = ["eh", "ah", "oh", "mm", "aaah", "eeeh", "ooh", "ehm"];

    /// <summary>Some sentences.</summary>
    /// <param name="isItalian">The language; English otherwise.</param>
    /// <param name="seed">What decides the words.</param>
    /// <param name="count">How many.</param>
    internal static string Make(bool isItalian, int seed, int count)
    {
        Random random = new(seed);
        string[][] parts = isItalian ? Italian : English;
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
        {
            foreach (string[] choices in parts)
            {
                text.Append(choices[random.Next(choices.Length)]).Append(random.Next(4) == 0 ? ", " : " ");
                if (random.Next(6) == 0)
                {
                    text.Append(Fillers[random.Next(Fillers.Length)]).Append(", ");
                }
            }

            text.Append(random.Next(10, 9999)).Append(random.Next(3) == 0 ? "? " : ". ");
        }

        return text.ToString();
    }
}
