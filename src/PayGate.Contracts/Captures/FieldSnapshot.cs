namespace PayGate.Contracts.Captures;

/// <summary>One field as the desk shows it.</summary>
/// <param name="Field">Which field.</param>
/// <param name="State">Where it is.</param>
/// <param name="Problem">Why the last try was not good.</param>
/// <param name="Digits">Digits held now (for the dots).</param>
/// <param name="Attempt">Try being made, 1-based; 0 before the first.</param>
/// <param name="AttemptsAllowed">Tries allowed.</param>
/// <param name="DeadlineAt">When the running time-out ends; <see langword="null"/> when none runs.</param>
/// <param name="DoubleDigitSuspected">The caller may have pressed a key twice.</param>
public sealed record FieldSnapshot(
    CardField Field,
    FieldState State,
    FieldProblem Problem,
    int Digits,
    int Attempt,
    int AttemptsAllowed,
    DateTimeOffset? DeadlineAt,
    bool DoubleDigitSuspected);
