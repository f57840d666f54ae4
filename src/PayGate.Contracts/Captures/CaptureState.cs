namespace PayGate.Contracts.Captures;

/// <summary>Where a capture is.</summary>
public enum CaptureState
{
    /// <summary>The relay was asked to secure the call; nothing is accepted yet.</summary>
    Securing,

    /// <summary>Secured; no field is being asked.</summary>
    Secured,

    /// <summary>A field is being asked or keyed.</summary>
    Collecting,

    /// <summary>All fields are valid; waits for the agent's confirmation.</summary>
    Complete,

    /// <summary>The card is being sealed and stored in the vault.</summary>
    Storing,

    /// <summary>Ended; <see cref="CaptureOutcome"/> says how. Final.</summary>
    Ended,
}
