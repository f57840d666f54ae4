namespace PayGate.Redaction.Store;

/// <summary>The reasons in plain text.</summary>
public static class QuarantineReasons
{
    /// <summary>One short sentence in English, lower case, without a full stop.</summary>
    public static string Describe(this QuarantineReason reason) => reason switch
    {
        QuarantineReason.SpeechNotChecked => "speech was not checked",
        QuarantineReason.FileMissing => "the recording's file is missing",
        QuarantineReason.KeyMissing => "the recording's key is missing or is not for this service",
        QuarantineReason.Unreadable => "the recording's file is damaged or was changed",
        QuarantineReason.HeaderMismatch => "the recording's file belongs to another recording",
        QuarantineReason.EndMissing => "the end of the recording is missing",
        QuarantineReason.Empty => "the recording holds no audio",
        QuarantineReason.SpanOutside => "something to remove lies outside the recording",
        QuarantineReason.TranscriptUnusable => "the transcript could not be used",
        QuarantineReason.NotVerified => "the redacted recording could not be verified",
        QuarantineReason.FailedRepeatedly => "redaction failed repeatedly",
        _ => "redaction failed unexpectedly",
    };
}
