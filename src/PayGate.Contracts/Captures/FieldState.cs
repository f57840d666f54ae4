namespace PayGate.Contracts.Captures;

/// <summary>Where one field of a capture is.</summary>
public enum FieldState
{
    /// <summary>Not asked yet.</summary>
    Idle,

    /// <summary>Asked; no key yet.</summary>
    WaitingForFirstKey,

    /// <summary>Keys are coming.</summary>
    Keying,

    /// <summary>Complete and plausible.</summary>
    Valid,

    /// <summary>Complete and wrong; <see cref="FieldProblem"/> says why. The digits are gone.</summary>
    Invalid,
}
