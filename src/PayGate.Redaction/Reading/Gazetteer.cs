namespace PayGate.Redaction.Reading;

/// <summary>Common given names, family names and towns of Italy, Britain and the United States; enough to catch most, never all.</summary>
internal static class Gazetteer
{
    public static void AddTo(LexiconBuilder words)
    {
        words.Role(Roles.GivenName, """
            marco luca giuseppe giovanni antonio mario luigi francesco andrea paolo roberto stefano alessandro salvatore vincenzo pietro
            davide
            matteo lorenzo riccardo simone federico gabriele claudio fabio massimo giorgio carlo enrico daniele domenico michele nicola
            raffaele
            angelo bruno sergio alberto emanuele filippo gianluca giacomo leonardo maurizio mauro tommaso umberto valerio vittorio edoardo
            diego
            cristian christian dario emilio ettore franco gennaro gianni gino guido ivan jacopo pasquale renato rocco silvio ugo walter
            alessio
            samuele elia pierluigi giancarlo gianfranco giampiero ernesto aldo dino ciro carmine cosimo ruggero corrado armando
            maria anna giulia francesca chiara sara laura elena silvia valentina martina paola alessandra elisa federica giovanna rosa
            angela
            simona roberta monica daniela cristina barbara claudia patrizia teresa lucia giuseppina caterina antonella carmela rita luisa
            stefania michela ilaria veronica alice sofia aurora giorgia beatrice camilla emma ginevra greta irene ludovica marta nicole
            noemi
            rebecca serena sonia tiziana vanessa viola alessia arianna benedetta carla debora eleonora emanuela erica fabiola gabriella
            loredana lorenza
            manuela mariangela marina mirella nadia ornella raffaella sabrina susanna vittoria margherita donatella cinzia raimonda
            concetta assunta
            james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald steven
            andrew paul joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan
            stephen larry
            justin scott brandon benjamin samuel gregory alexander patrick jack dennis jerry tyler aaron jose adam nathan henry
            douglas zachary peter kyle ethan jeremy noah harry oliver oscar liam lucas simon ian neil nigel graham stuart martin alan
            colin derek
            mary patricia jennifer linda elizabeth susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna
            michelle carol amanda melissa deborah stephanie dorothy sharon cynthia kathleen amy angela shirley anna brenda pamela
            emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia
            joyce virginia
            victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison
            charlotte sophie lucy claire fiona gemma louise tracy wendy hilary abigail sophia amelia isabella zoe priya aisha fatima
            mohammed ahmed ali wei chen
            """);
        words.Role(Roles.FamilyName, """
            rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa giordano mancini rizzo
            lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli vitale
            lombardo serra
            coppola desantis marchetti parisi villa conte ferraro ferri fabbri bianco marini grasso valentini messina sala
            gatti pellegrini palumbo sanna farina rizzi monti cattaneo morelli amato silvestri mazza testa grassi pellegrino carbone
            giuliani
            benedetti barone orlando damico palmieri bernardi martino fiore deluca donati riva guerra basile neri verdi bellini ruggiero
            smith johnson williams jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson taylor moore
            jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker allen wright torres
            nguyen flores adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz
            parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed
            kelly howard
            ramos kim cox ward richardson watson brooks chavez bennett gray mendoza ruiz hughes alvarez castillo sanders patel
            myers foster jimenez brown davies hill green king scott khan ahmed singh
            """);
        words.Role(Roles.Place, """
            roma milano napoli torino palermo genova bologna firenze bari catania venezia verona messina padova trieste taranto brescia
            prato
            parma modena reggio livorno cagliari foggia rimini salerno ferrara sassari latina monza siracusa pescara bergamo forli trento
            vicenza terni bolzano novara piacenza ancona andria arezzo udine cesena lecce pesaro barletta alessandria pistoia pisa
            catanzaro lucca brindisi
            como treviso varese grosseto caserta ragusa asti cremona cosenza potenza trapani viterbo crotone pavia matera benevento avellino
            lecco siena agrigento aosta imperia savona cuneo vercelli biella mantova rovigo belluno pordenone gorizia massa macerata
            frosinone rieti isernia campobasso chieti teramo enna caltanissetta nuoro oristano
            london manchester birmingham leeds glasgow liverpool bristol sheffield edinburgh cardiff belfast leicester nottingham newcastle
            york oxford cambridge brighton southampton portsmouth plymouth reading norwich
            chicago houston phoenix philadelphia dallas austin jacksonville columbus charlotte indianapolis seattle denver boston
            nashville detroit portland memphis louisville baltimore milwaukee albuquerque tucson fresno sacramento atlanta omaha raleigh
            miami
            oakland minneapolis tulsa tampa cleveland springfield
            """);
    }
}
