namespace PayGate.Redaction.Imports;

/// <summary>How the redaction of one file came out.</summary>
public enum FileRedactionState
{
    /// <summary>Redacted, verified and written.</summary>
    Redacted,

    /// <summary>Nothing was written; the reason is given.</summary>
    Failed,
}
