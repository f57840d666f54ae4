namespace PayGate.Capture.Deciding;

/// <summary>Everything that can happen to a capture.</summary>
internal enum CaptureCommandKind
{
    Secured,
    NotSecured,
    AskField,
    FieldProgressed,
    MoreTime,
    Confirm,
    Cancel,
    Sealed,
    SealFailed,
    Stored,
    StoreFailed,
    MaskOpened,
    MaskStuck,
    CallEnded,
    ProtectionLost,
    MaskingFailed,
    Certified,
    DeadlinePassed,
    CallerStopped,
    Restarted,
}
