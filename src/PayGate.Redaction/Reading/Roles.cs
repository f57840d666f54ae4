namespace PayGate.Redaction.Reading;

/// <summary>What a word may be doing in a line; one word can have several roles.</summary>
[Flags]
internal enum Roles
{
    None = 0,

    /// <summary>May stand between the digits of one number: hesitation, assent, "and then", "dash".</summary>
    Filler = 1 << 0,

    /// <summary>Takes back what was said.</summary>
    Correction = 1 << 1,

    /// <summary>Article, preposition or possessive that phrases skip.</summary>
    Stop = 1 << 2,

    /// <summary>Makes a quantity of the number before it: currency, minutes, pieces.</summary>
    Unit = 1 << 3,

    /// <summary>Currency, also when it stands before the number.</summary>
    Currency = 1 << 4,

    /// <summary>A clock time follows.</summary>
    BeforeTime = 1 << 5,

    /// <summary>A clock time came before.</summary>
    AfterTime = 1 << 6,

    /// <summary>A year follows.</summary>
    BeforeYear = 1 << 7,

    /// <summary>Makes a single number word after it a count: "the last four", "le ultime quattro".</summary>
    BeforeCount = 1 << 8,

    /// <summary>Joins the two ends of a range: "due o tre minuti", "3 to 5 days".</summary>
    Range = 1 << 9,

    /// <summary>A number word that is also an ordinary word when it stands alone: sei, uno, one, due.</summary>
    Ambiguous = 1 << 10,

    /// <summary>Stands for "is" between a thing and its value.</summary>
    Copula = 1 << 11,

    /// <summary>Before a single "one" it is a pronoun: "this one".</summary>
    BeforePronoun = 1 << 12,

    /// <summary>A given name of the gazetteer.</summary>
    GivenName = 1 << 13,

    /// <summary>A family name of the gazetteer.</summary>
    FamilyName = 1 << 14,

    /// <summary>A town or province of the gazetteer.</summary>
    Place = 1 << 15,

    /// <summary>Kind of street that stands before its name: via, piazza.</summary>
    StreetBefore = 1 << 16,

    /// <summary>Kind of street that stands after its name: street, avenue.</summary>
    StreetAfter = 1 << 17,

    /// <summary>Spoken or written title before a family name.</summary>
    Title = 1 << 18,

    /// <summary>Spoken "at" of an e-mail address.</summary>
    SpokenAt = 1 << 19,

    /// <summary>Spoken "." of an address.</summary>
    SpokenDot = 1 << 20,

    /// <summary>Spoken "_" or "-" of an address.</summary>
    SpokenJoin = 1 << 21,

    /// <summary>Top-level domain.</summary>
    Domain = 1 << 22,

    /// <summary>Ends the reach of a name: a common word that is never part of one.</summary>
    Common = 1 << 23,

    /// <summary>Spoken "as in" between a letter and its example.</summary>
    SpellsOut = 1 << 24,

    /// <summary>A number before it only asks for patience or counts digits: "one moment", "quattro cifre".</summary>
    LookThrough = 1 << 25,
}
