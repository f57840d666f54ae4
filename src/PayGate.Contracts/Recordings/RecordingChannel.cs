namespace PayGate.Contracts.Recordings;

/// <summary>Which leg a channel of a recording carries; the value is the channel's number.</summary>
public enum RecordingChannel
{
    /// <summary>The caller, behind the mask.</summary>
    Caller = 0,

    /// <summary>The agent.</summary>
    Agent = 1,
}
