using PayGate.Contracts.Captures;

namespace PayGate.CardData.Collecting;

/// <summary>Judges a security code by its length, the only thing that can be known about it.</summary>
internal static class CodeJudge
{
    private const int Shortest = 3;
    private const int Longest = 4;

    internal static Verdict Judge(int digits, int? brandLength, bool finished)
    {
        int awaited = brandLength ?? Longest;
        if (digits == awaited || (brandLength is null && finished && digits == Shortest))
        {
            return Verdict.Good;
        }

        if (digits > awaited)
        {
            return Verdict.Wrong(FieldProblem.CodeLength);
        }

        if (!finished)
        {
            return Verdict.Open;
        }

        return Verdict.Wrong(digits < Shortest ? FieldProblem.TooShort : FieldProblem.CodeLength);
    }
}
