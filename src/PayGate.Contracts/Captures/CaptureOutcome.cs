namespace PayGate.Contracts.Captures;

/// <summary>The one ending of a capture. In every one of them the digits are wiped before the mask opens.</summary>
public enum CaptureOutcome
{
    /// <summary>The card is in the vault and a token was given.</summary>
    Succeeded,

    /// <summary>The agent cancelled.</summary>
    CancelledByAgent,

    /// <summary>The caller stopped it by key.</summary>
    StoppedByCaller,

    /// <summary>The call ended.</summary>
    HungUp,

    /// <summary>A time ran out.</summary>
    TimedOut,

    /// <summary>A field was wrong too often.</summary>
    TooManyAttempts,

    /// <summary>The relay or the recorder did not confirm, or lost, the secured state.</summary>
    NotProtected,

    /// <summary>The vault could not be reached or refused: nothing was taken.</summary>
    VaultUnavailable,

    /// <summary>PayGate itself failed or restarted: nothing was taken.</summary>
    Interrupted,
}
