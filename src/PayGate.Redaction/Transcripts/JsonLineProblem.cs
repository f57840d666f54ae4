namespace PayGate.Redaction.Transcripts;

/// <summary>What can be wrong with a line.</summary>
internal enum JsonLineProblem
{
    None,
    NotJson,
    NotAnObject,
    NoId,
    BadId,
    IdHoldsCard,
    NoText,
    TextAndTurns,
    TurnsNotArray,
    TurnNotObject,
    TurnWithoutText,
    TextNotString,
    LanguageNotString,
    BadText,
    TooLong,
}
