namespace PayGate.Contracts.Captures;

/// <summary>Why a field is not good. Never says what was keyed.</summary>
public enum FieldProblem
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Fewer digits than the field needs.</summary>
    TooShort,

    /// <summary>More digits than the field may have.</summary>
    TooLong,

    /// <summary>The Luhn check failed.</summary>
    ChecksumFailed,

    /// <summary>The Luhn check failed, and would hold without one of two equal neighbours that came suspiciously fast.</summary>
    DoubleDigitSuspected,

    /// <summary>The brand is not accepted by the tenant.</summary>
    BrandNotAccepted,

    /// <summary>Not a month and a year.</summary>
    MalformedDate,

    /// <summary>The month has passed.</summary>
    Expired,

    /// <summary>The code's length does not fit the brand (3, American Express 4).</summary>
    CodeLength,

    /// <summary>No first key within its time.</summary>
    FirstKeyTimedOut,

    /// <summary>Too long a pause between two keys.</summary>
    BetweenKeysTimedOut,

    /// <summary>The caller cleared the field with the clear key.</summary>
    ClearedByCaller,
}
