namespace PayGate.Contracts.Calls;

/// <summary>Why the relay let a call go.</summary>
public enum CallEndReason
{
    /// <summary>The edge sent <c>delete</c> (BYE or CANCEL).</summary>
    HungUp,

    /// <summary>No packet from either side for the configured time.</summary>
    MediaTimeout,

    /// <summary>The relay is stopping.</summary>
    RelayStopping,
}
