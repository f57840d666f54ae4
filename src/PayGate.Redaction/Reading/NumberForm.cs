namespace PayGate.Redaction.Reading;

/// <summary>How a number word behaves when number words follow each other.</summary>
internal enum NumberForm : byte
{
    None,

    /// <summary>0 to 9.</summary>
    Unit,

    /// <summary>10 to 19.</summary>
    Teen,

    /// <summary>20, 30 ... 90.</summary>
    Tens,

    /// <summary>Any other whole number in one word, such as trentuno or duecentoquattro.</summary>
    Compound,

    /// <summary>Multiplies by 100: hundred.</summary>
    Hundred,

    /// <summary>Multiplies by 1000: thousand, mila.</summary>
    Thousand,

    /// <summary>Multiplies by 1000000.</summary>
    Million,

    /// <summary>Says the next digit that many times: double, triplo.</summary>
    Multiplier,

    /// <summary>Several of one digit: zeros, fours, zeri; the word before says how many.</summary>
    Plural,

    /// <summary>"oh" and "o": a zero when it stands among digits.</summary>
    LetterZero,

    /// <summary>Ordinal of a day: first ... thirty-first.</summary>
    Ordinal,
}
