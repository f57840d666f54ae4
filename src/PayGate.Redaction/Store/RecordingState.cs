namespace PayGate.Redaction.Store;

/// <summary>Where a recording stands, as people see it.</summary>
public enum RecordingState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Is being redacted or verified, or its original is being destroyed.</summary>
    Working,

    /// <summary>Redacted, verified, its original destroyed; may be played under a grant.</summary>
    Released,

    /// <summary>Set aside with a reason: never played, never lost.</summary>
    Quarantined,
}
