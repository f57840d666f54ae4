namespace PayGate.Contracts.Certificates;

/// <summary>What was found in something that left behind a closed mask.</summary>
public enum LeakKind
{
    /// <summary>The tone of a key, audible long enough to be decoded.</summary>
    Tone,

    /// <summary>A telephone event (RFC 4733).</summary>
    TelephoneEvent,

    /// <summary>A payload in which keys cannot be looked for.</summary>
    UnknownPayload,
}
