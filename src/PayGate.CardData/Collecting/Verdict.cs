using PayGate.Contracts.Captures;

namespace PayGate.CardData.Collecting;

internal readonly record struct Verdict(FieldState State, FieldProblem Problem)
{
    internal static readonly Verdict Open = new(FieldState.Keying, FieldProblem.None);
    internal static readonly Verdict Good = new(FieldState.Valid, FieldProblem.None);

    internal static Verdict Wrong(FieldProblem problem) => new(FieldState.Invalid, problem);
}
