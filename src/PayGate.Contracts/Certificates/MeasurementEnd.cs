namespace PayGate.Contracts.Certificates;

/// <summary>Why the relay stopped to listen for a capture.</summary>
public enum MeasurementEnd
{
    /// <summary>The mask opened.</summary>
    MaskOpened,

    /// <summary>The call ended behind the closed mask.</summary>
    CallEnded,

    /// <summary>Another capture took the mask over before it opened.</summary>
    NextCapture,

    /// <summary>A hit keeps the mask closed for the rest of the call.</summary>
    HeldByAlarm,
}
