namespace PayGate.Redaction.Reading;

/// <summary>Words by the part they play around numbers, Italian and English.</summary>
internal static class CommonWords
{
    public static void AddTo(LexiconBuilder words)
    {
        words.Role(Roles.Stop, """
            il lo la i gli le l un del dello della dei degli delle dell di d da dal dalla al alla allo ai all nel nella sul sulla sullo sui
            sulle sull suo sua tuo tua mio mia vostro vostra nostro nostra sue tue mie suoi tuoi questo questa quel quella quello che c
            the a an of your my his her our their on in at for to its this that s
            """);
        AddFillers(words);
        AddQuantities(words);
        AddAddressWords(words);
    }

    private static void AddFillers(LexiconBuilder words)
    {
        words.Role(Roles.Filler, """
            ehm eh eeh ehh ah ahm uhm uhmm um umm uh uhh er erm hmm hm mm mmm mhm mhmm aha ahah beh boh mah allora dunque quindi poi ecco ok
            okay okey va bene si certo certamente perfetto prego dica mi dimmi continui continua avanti vada ripeto ripeta ancora dopo
            e sono cioe diciamo tipo trattino spazio virgola punto barra slash dash hyphen space comma dot point esatto esattamente giusto
            corretto
            capito ricevuto confermo conferma finisce termina con infine seguito da successivamente segue nuovamente nuovo di aspetti
            aspetta
            attenda attimo momento attimino secondo secondino un pausa silenzio incomprensibile grazie finale finali
            ultime ultimi prime primi ultima altre inizia comincia adesso ora vediamo dicevo senta ascolti pronto allora
            yes yeah yep yup sure right alright all then and so next followed by go ahead got it is s that thats correct perfect great
            thanks
            thank you continue please again repeat well like now finally ending ends ended with in the are was let me see last first final
            begins starts starting hold on one moment sec second inaudible unintelligible crosstalk pause noise silence uhhuh huh okey
            accordo d ci posto annoto scrivo segno sto scrivendo presa preso forse credo penso sembra magari pare maybe perhaps think guess
            probably looks carry wait lovely brilliant cool fine good done listen hang
            """);
        words.Role(Roles.Filler | Roles.Correction, """
            no ho hai ha detto stavo dicendo scusa scusi scusate pardon anzi sbagliato sbagliata sbagliavo errore correggo correzione
            meglio volevo dire perdoni
            sorry actually mean i oops mistake correction rather scratch excuse my bad wrong nope not
            """);
        words.Role(Roles.Copula, "e is sono are s come as was fa seguente following");
        words.Role(Roles.BeforePronoun, """
            this that which other another new old right wrong no any every each same next previous
            only good bad big small best last first just
            """);
        words.Role(Roles.BeforeCount, """
            last first next other all both ultime ultimi prime primi prossime prossimi altre altri tutte tutti le i the those these
            quelle quei solo soltanto only about circa almeno
            """);
        words.Role(Roles.Range, "o or oppure a to fino");
        words.Role(Roles.LookThrough, "attimo attimino momento secondo secondino minutino moment second sec");
        words.Role(Roles.LookThrough | Roles.Filler, "cifre cifra numeri numero digits digit numbers number figures");
    }

    private static void AddQuantities(LexiconBuilder words)
    {
        words.Role(Roles.Unit, """
            centesimi cent minuti minuto ore ora giorni giorno settimane settimana mesi mese anni anno secondi volte volta pezzi pezzo
            articoli articolo
            persone persona rate rata kg chili chilo grammi litri metri metro km chilometri cm giga gb mega mb lettere
            caratteri buste scatole paia paio bottiglie biglietti posti camere notti ospiti adulti bambini prodotti ordini punti gradi
            percento
            watt kw kwh volt figli linee opzioni copie colli pacchi pacco mq carte tessere confezioni stelle stanze piani sim
            minutes minute mins hours hour days day weeks week months month years year seconds times pieces items item people persons guests
            nights rooms tickets boxes bottles pairs kilos grams liters litres miles meters metres percent megabytes gigs gigabytes stars
            points degrees installments instalments payments units copies adults children kids seats bags packages parcels orders options
            lines
            cards characters letters pence tables chairs shirts lamps pack packs
            """);
        words.Role(Roles.Unit | Roles.Currency,
            "euro euros eur dollari dollaro dollars dollar usd bucks sterline sterlina pounds pound gbp quid cents");
        words.Role(Roles.BeforeTime, "alle ore dalle at");
        words.Role(Roles.AfterTime, "am pm clock");
        words.Role(Roles.BeforeYear, "nel dal anno in since year from by until del");
    }

    private static void AddAddressWords(LexiconBuilder words)
    {
        words.Role(Roles.SpokenAt, "chiocciola chiocciolina at");
        words.Role(Roles.SpokenDot, "punto dot");
        words.Role(Roles.SpokenJoin, "underscore trattino dash hyphen meno basso");
        words.Role(Roles.Domain, "it com net org eu uk info gov edu");
        words.Role(
            Roles.StreetBefore,
            "via viale piazza piazzale corso largo vicolo strada contrada lungomare lungotevere borgo salita galleria");
        words.Role(Roles.StreetAfter, """
            street avenue road lane drive boulevard court close crescent terrace way square parkway
            place gardens grove hill st rd ave blvd
            """);
        words.Role(Roles.Title, """
            signor signora signore signorina sig dottor dottore dottoressa dott avvocato ingegnere ragioniere
            mr mrs ms miss mister dr sir madam
            """);
    }
}
