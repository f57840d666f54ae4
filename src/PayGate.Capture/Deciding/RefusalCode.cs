namespace PayGate.Capture.Deciding;

/// <summary>Why an agent's wish was not done. The names are part of the hub's contract.</summary>
internal enum RefusalCode
{
    InvalidArgument,
    UnknownCall,
    CallNotAnswered,
    CaptureRunning,
    IdempotencyKeyReused,
    Blocked,
    UnknownCapture,
    NotSecured,
    FieldNotInCapture,
    NoTimeRunning,
    NotComplete,
    Storing,
    CaptureEnded,
    Unavailable,
}
