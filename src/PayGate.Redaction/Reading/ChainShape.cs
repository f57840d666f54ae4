namespace PayGate.Redaction.Reading;

internal enum ChainShape : byte
{
    /// <summary>Digits in a row.</summary>
    Digits,

    /// <summary>Two numbers with a slash.</summary>
    SlashPair,

    /// <summary>Day, month and year, or day and month.</summary>
    Date,

    /// <summary>Month's name and year, without a day.</summary>
    MonthYear,
}
