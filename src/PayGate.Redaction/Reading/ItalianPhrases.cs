namespace PayGate.Redaction.Reading;

/// <summary>Italian phrases that open a topic; articles, prepositions and possessives inside them are skipped.</summary>
internal static class ItalianPhrases
{
    public static void AddTo(LexiconBuilder words)
    {
        AddCard(words);
        AddPerson(words);
        AddHarmless(words);
    }

    private static void AddCard(LexiconBuilder words)
    {
        words.Phrase(
            Topic.CardNumber, true,
            "numero carta", "numero carta credito", "numero carta debito", "numeri carta", "numero lungo", "dati carta", "leggere carta",
            "dettare carta",
            "leggermi carta", "dettarmi carta", "legga carta", "detti carta", "leggo carta", "detto carta", "carta numero",
            "numero davanti",
            "numero fronte", "cifre carta", "cifre davanti", "cifre fronte", "estremi carta", "coordinate carta", "numero postepay",
            "numero visa", "numero mastercard", "numero bancomat", "numero prepagata", "numero stampato", "fronte carta", "codice carta",
            "numero american express", "numero maestro", "numero amex", "numeri davanti", "numeri fronte", "numero intero carta",
            "sedici numeri",
            "numero completo", "prime quattro", "ultime quattro", "carta credito numero");
        words.Phrase(
            Topic.CardNumber, false,
            "carta", "carta credito", "carta debito", "bancomat", "postepay", "prepagata", "carta prepagata", "mastercard", "visa",
            "maestro",
            "amex", "american express", "diners", "jcb", "carte");
        words.PhraseOnly(Language.Italian, Topic.CardNumber, false, "pan");
        words.Phrase(
            Topic.SecurityCode, true,
            "codice sicurezza", "codici sicurezza", "cvv", "cvc", "cvv2", "cvc2", "codice verifica", "codice controllo", "codice retro",
            "codice dietro", "cifre retro", "cifre dietro", "numeri retro", "numeri dietro", "numero retro", "numero dietro", "numerino",
            "numerini", "numeretto", "codicino", "codice cvv", "codice cvc", "ci vu vu", "ci vi vi", "ci vi ci", "ci vu ci", "c v v",
            "c v c",
            "retro carta", "retro", "codice segreto", "pin", "codice pin", "cifre sicurezza", "numero sicurezza", "dietro carta",
            "parte posteriore");
        words.Phrase(
            Topic.Expiry, true,
            "scadenza", "scad", "fino quando buona", "termine validita", "data scadenza", "scade", "scadenza carta",
            "fino quando e valida", "fino quando vale", "valida fino",
            "valida sino", "scadra", "mese e anno", "fine validita",
            "validita", "mese anno", "scadono", "carta scade", "in scadenza");
        words.Phrase(Topic.SecurityCode, false, "dietro", "striscia", "firma", "tre cifre");
        words.Phrase(Topic.Expiry, false, "mese", "che mese", "anno", "che anno", "buona fino", "data", "valida");
        words.Phrase(Topic.Iban, true, "iban", "codice iban", "coordinate bancarie", "i b a n");
        words.Phrase(Topic.BankAccount, true, "numero conto", "numero conto corrente", "conto corrente", "numero c c", "codice cab",
            "codice abi");
        words.PhraseOnly(Language.Italian, Topic.BankAccount, true, "abi", "cab");
    }

    private static void AddPerson(LexiconBuilder words)
    {
        words.Phrase(Topic.FiscalCode, true, "codice fiscale");
        words.Phrase(Topic.VatCode, true, "partita iva", "p iva", "piva", "codice iva");
        words.Phrase(
            Topic.IdCard, true,
            "carta identita", "numero carta identita", "documento identita", "numero documento", "documento",
            "carta identita elettronica", "cie");
        words.Phrase(Topic.Passport, true, "passaporto", "numero passaporto");
        words.Phrase(Topic.DrivingLicence, true, "patente", "patente guida", "numero patente");
        words.Phrase(Topic.HealthCard, true, "tessera sanitaria", "numero tessera sanitaria", "tessera team", "codice sanitario");
        words.Phrase(
            Topic.Phone, true,
            "telefono", "numero telefono", "cellulare", "numero cellulare", "recapito", "recapito telefonico", "richiamare", "richiamarla",
            "richiamarmi", "richiamami", "richiamate", "richiami", "contattarla", "contattarmi", "whatsapp", "telefonino",
            "numero fisso", "telefono fisso", "tel", "cell",
            "chiamarla", "chiamarmi", "chiamami", "chiami", "fax", "numero cui chiama");
        words.Phrase(
            Topic.Email, true, "email", "mail", "e mail", "posta elettronica", "indirizzo mail", "indirizzo email", "indirizzo e mail",
                "indirizzo posta elettronica", "pec");
        words.Phrase(
            Topic.Address, true,
            "indirizzo", "indirizzo spedizione", "indirizzo fatturazione", "indirizzo casa", "residenza", "residente", "abito", "abita",
            "domicilio", "domiciliato", "vivo",
            "vive", "dove abita", "dove vive", "spedire", "recapitare");
        words.PhraseOnly(Language.Italian, Topic.PostCode, true, "cap");
        words.Phrase(Topic.PostCode, true, "codice postale", "codice avviamento postale", "codice avviamento");
        words.Phrase(
            Topic.Name, true,
            "nome", "nome e cognome", "nome cognome", "cognome", "come si chiama", "mi chiamo", "si chiama", "intestata", "intestato",
            "intestatario",
            "titolare", "titolare carta", "nominativo", "nome titolare", "a nome", "parlo con", "sono signor", "sono signora",
            "si chiamava");
        words.Phrase(Topic.BirthDate, true, "data nascita", "nato", "nata", "nascita", "compleanno", "nato a", "luogo e data nascita",
            "luogo data nascita");
        words.Phrase(
            Topic.SocialHandle, true,
            "instagram", "facebook", "twitter", "tiktok", "telegram", "skype", "linkedin", "snapchat", "nome utente", "nickname",
            "profilo", "profilo instagram", "profilo facebook");
    }

    private static void AddHarmless(LexiconBuilder words)
    {
        words.Phrase(
            Topic.Reference, true,
            "ordine", "numero ordine", "codice ordine", "pratica", "numero pratica", "ticket", "riferimento", "codice riferimento",
            "prenotazione",
            "numero prenotazione", "codice prenotazione", "spedizione", "tracciamento", "codice tracciamento", "codice spedizione",
            "fattura", "numero fattura", "codice cliente", "numero cliente", "contratto",
            "numero contratto", "codice contratto", "preventivo", "matricola", "numero matricola", "seriale", "numero serie", "articolo",
            "codice prodotto", "codice articolo",
            "protocollo", "numero protocollo", "segnalazione", "numero segnalazione", "autorizzazione", "codice autorizzazione",
            "transazione", "codice transazione", "modello",
            "versione", "volo", "treno", "camera", "stanza", "lotto", "carta fedelta", "tessera fedelta", "carta punti", "carta sim",
            "contatore", "lettura", "numero contatore",
            "bolletta", "polizza", "numero polizza", "sinistro", "abbonamento", "offerta", "promozione", "garanzia", "buono", "coupon",
            "codice sconto", "codice promozionale",
            "ricevuta", "scontrino", "interno", "reclamo", "richiesta", "intervento", "carta regalo", "buono regalo", "tariffa",
            "catalogo", "codice conferma", "numero verde", "documento trasporto", "bolla");
        words.Phrase(
            Topic.Amount, true,
            "importo", "totale", "prezzo", "costo", "costa", "costano", "saldo", "rata", "spesa", "sconto", "canone", "quanto",
            "tariffa mensile", "pagato", "addebito", "rimborso");
        words.Phrase(
            Topic.Appointment, true,
            "appuntamento", "consegna", "consegnare", "consegnato", "domani", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi",
            "sabato", "domenica", "visita",
            "fissato", "entro", "data consegna", "data appuntamento", "data ordine", "data partenza", "partenza", "arrivo");
    }
}
