namespace PayGate.Redaction.Store;

/// <summary>Why a recording was set aside. Stored by name, so a member that was ever written keeps its name.</summary>
public enum QuarantineReason
{
    /// <summary>No speech engine is installed, and the setting does not allow release without one.</summary>
    SpeechNotChecked,

    /// <summary>The intake folder does not hold the recording's file.</summary>
    FileMissing,

    /// <summary>The file of the recording's key is missing or is not sealed to this service.</summary>
    KeyMissing,

    /// <summary>The sealed file was changed, is damaged, or is none.</summary>
    Unreadable,

    /// <summary>The file's header names another recording, call or tenant than the job.</summary>
    HeaderMismatch,

    /// <summary>The relay said it had finished, but the end of the recording is missing.</summary>
    EndMissing,

    /// <summary>The recording holds no audio, so nothing about it could be verified.</summary>
    Empty,

    /// <summary>Something to remove lies outside the recording.</summary>
    SpanOutside,

    /// <summary>The transcript cannot be read, or sensitive data in it has no place in the audio.</summary>
    TranscriptUnusable,

    /// <summary>The verifier still found something, or found audio changed that was not to be.</summary>
    NotVerified,

    /// <summary>It failed as often as it may be tried.</summary>
    FailedRepeatedly,

    /// <summary>The line failed in a way it does not know.</summary>
    UnexpectedFailure,
}
