namespace PayGate.Redaction.Pipeline;

/// <summary>The boundaries at which the line may be cut off without loss; each is announced when it has been reached.</summary>
internal enum LineStep
{
    /// <summary>A worker has the recording.</summary>
    Taken,

    /// <summary>The original was read through once.</summary>
    Surveyed,

    /// <summary>The redacted version is written and verified, outside its place.</summary>
    Redacted,

    /// <summary>The redacted version is in its place; nobody may play it yet.</summary>
    Placed,

    /// <summary>The database says that it is verified.</summary>
    Verified,

    /// <summary>The original's key is destroyed, its file is not.</summary>
    KeyDestroyed,

    /// <summary>The original is gone; the database does not say so yet.</summary>
    OriginalDestroyed,

    /// <summary>The recording is released.</summary>
    Released,
}
