namespace PayGate.Redaction.Store;

/// <summary>Where a recording stands in the line. Stored by name.</summary>
internal enum JobState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>A worker has it; after a restart it is queued again.</summary>
    Working,

    /// <summary>The redacted version is in its place and verified; the original still has to be destroyed.</summary>
    Verified,

    /// <summary>Done: the original is destroyed.</summary>
    Released,

    /// <summary>Set aside with a reason.</summary>
    Quarantined,
}
