using PayGate.CardData.Memory;
using PayGate.Contracts.Captures;

namespace PayGate.CardData.Collecting;

/// <summary>One field while it is keyed. Invariant: a field that is idle, waiting or invalid holds no digit.</summary>
internal sealed class CollectedField(CardField kind) : IDisposable
{
    internal CardField Kind => kind;

    internal DigitBuffer Digits { get; } = new();

    internal FieldState State { get; private set; } = FieldState.Idle;

    internal FieldProblem Problem { get; private set; }

    internal int Attempt { get; private set; }

    /// <summary>Bit i: digit i equals the one before it and followed it faster than a hand presses.</summary>
    internal uint QuickPairs { get; private set; }

    /// <summary>What was suspected of the digits last held, also after they were wiped.</summary>
    internal bool DoubleDigitSuspected { get; private set; }

    /// <summary>Whether further digits belong to it.</summary>
    internal bool TakesDigits => State is FieldState.WaitingForFirstKey or FieldState.Keying || (State == FieldState.Valid && !IsFinished);

    private bool IsFinished { get; set; }

    public void Dispose() => Digits.Dispose();

    internal void Ask(int attempt)
    {
        Attempt = attempt;
        Empty(FieldState.WaitingForFirstKey, FieldProblem.None);
    }

    internal void ClearByCaller() => Empty(FieldState.WaitingForFirstKey, FieldProblem.ClearedByCaller);

    internal void Wipe() => Empty(FieldState.Idle, FieldProblem.None);

    internal void Append(byte digit, bool quickly)
    {
        int at = Digits.Count;
        if (Digits.TryAppend(digit) && quickly && at > 0 && Digits.RevealDigit(at - 1) == digit)
        {
            QuickPairs |= 1u << at;
            DoubleDigitSuspected = true;
        }
    }

    internal void Apply(Verdict verdict, bool finished)
    {
        State = verdict.State;
        Problem = verdict.Problem;
        IsFinished = finished;
        if (verdict.State == FieldState.Invalid)
        {
            Digits.Clear();
            QuickPairs = 0;
        }
    }

    internal void Finish() => IsFinished = true;

    private void Empty(FieldState state, FieldProblem problem)
    {
        Digits.Clear();
        QuickPairs = 0;
        DoubleDigitSuspected = false;
        IsFinished = false;
        State = state;
        Problem = problem;
    }
}
