namespace PayGate.Redaction.Transcripts;

/// <summary>Constant texts for what can be wrong with a line; none repeats anything of the line.</summary>
internal static class JsonLineProblems
{
    /// <summary>Longest line, bytes.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    public static string Text(JsonLineProblem problem) => problem switch
    {
        JsonLineProblem.NotJson => "the line is not valid JSON in UTF-8",
        JsonLineProblem.NotAnObject => "the line is not a JSON object",
        JsonLineProblem.NoId => "\"id\" is missing",
        JsonLineProblem.BadId => "\"id\" must be a string of at most 1024 bytes or a number",
        JsonLineProblem.IdHoldsCard => "\"id\" holds what looks like a card number",
        JsonLineProblem.NoText => "one of \"turns\" and \"text\" must be there",
        JsonLineProblem.TextAndTurns => "\"text\" and \"turns\" must not both be there, nor one of them twice",
        JsonLineProblem.TurnsNotArray => "\"turns\" must be an array",
        JsonLineProblem.TurnNotObject => "a turn must be an object",
        JsonLineProblem.TurnWithoutText => "a turn must have one \"text\"",
        JsonLineProblem.TextNotString => "\"text\" must be a string",
        JsonLineProblem.LanguageNotString => "\"lang\" must be a string or null",
        JsonLineProblem.BadText => "a string is not valid Unicode",
        JsonLineProblem.TooLong => "the line is longer than 64 MiB",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
