namespace PayGate.Contracts.Calls;

/// <summary>Life of a call at the relay.</summary>
public enum CallState
{
    /// <summary>Offered, not yet answered.</summary>
    Ringing,

    /// <summary>Answered: media may flow and a capture may start.</summary>
    Answered,

    /// <summary>Ended. Final.</summary>
    Ended,
}
