using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>One field of a capture.</summary>
/// <param name="Field">Which field.</param>
/// <param name="State">Where it is.</param>
/// <param name="Problem">Why the last try was not good; stays while it is asked again, until the first key.</param>
/// <param name="Digits">How many digits the relay holds.</param>
/// <param name="Asked">How often it was asked: the attempt number the relay knows, which tells late progress from current.</param>
/// <param name="Failures">Tries used up.</param>
/// <param name="DeadlineAt">End of the running time-out.</param>
/// <param name="IsBeingJudged">The relay was told to judge what is there; <paramref name="DeadlineAt"/> is its time to answer.</param>
/// <param name="DoubleDigitSuspected">A key may have been pressed twice.</param>
internal sealed record FieldModel(
    CardField Field,
    FieldState State,
    FieldProblem Problem,
    int Digits,
    int Asked,
    int Failures,
    DateTimeOffset? DeadlineAt,
    bool IsBeingJudged,
    bool DoubleDigitSuspected)
{
    public static FieldModel Idle(CardField field) => new(field, FieldState.Idle, FieldProblem.None, 0, 0, 0, null, false, false);

    /// <summary>The try to show: the one being made, or the one that failed.</summary>
    public int Attempt => (Asked, State) switch
    {
        (0, _) => 0,
        (_, FieldState.Invalid) => Math.Max(1, Failures),
        _ => Failures + 1,
    };

    /// <summary>The field with no time running and nothing held.</summary>
    public FieldModel Rest(FieldState state, FieldProblem problem) =>
        this with { State = state, Problem = problem, Digits = 0, DeadlineAt = null, IsBeingJudged = false, DoubleDigitSuspected = false };

    public FieldSnapshot ToSnapshot(int attemptsAllowed) =>
        new(Field, State, Problem, Digits, Math.Min(Attempt, attemptsAllowed), attemptsAllowed, IsBeingJudged ? null : DeadlineAt, DoubleDigitSuspected);
}
