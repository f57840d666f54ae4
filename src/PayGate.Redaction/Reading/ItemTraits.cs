namespace PayGate.Redaction.Reading;

/// <summary>What the surroundings of a number say that it is.</summary>
[Flags]
internal enum ItemTraits : short
{
    None = 0,

    /// <summary>Written in digits.</summary>
    Numeral = 1 << 0,

    /// <summary>An amount, a duration, a percentage, a number of things.</summary>
    Quantity = 1 << 1,

    /// <summary>A clock time.</summary>
    Time = 1 << 2,

    /// <summary>Part of a date.</summary>
    Date = 1 << 3,

    /// <summary>A year that stands alone.</summary>
    Year = 1 << 4,

    /// <summary>Touches a letter on either side.</summary>
    Glued = 1 << 5,

    /// <summary>Counts something named next to it ("the last four", "one moment"): to be looked through.</summary>
    Transparent = 1 << 6,

    /// <summary>Two numbers with a slash between: 09/28.</summary>
    SlashPair = 1 << 7,

    /// <summary>A word that is a number only in company: sei, uno, one.</summary>
    Ambiguous = 1 << 8,

    /// <summary>What keeps a number out of the digits of a longer one.</summary>
    Apart = Quantity | Time | Date | Year | Glued,
}
