using PayGate.CardData.Cards;
using PayGate.Contracts.Captures;

namespace PayGate.CardData.Collecting;

internal static class ExpiryJudge
{
    internal static Verdict Judge(ReadOnlySpan<byte> digits, bool finished, DateTimeOffset now)
    {
        if (digits.Length < ExpiryDate.Digits)
        {
            return finished ? Verdict.Wrong(FieldProblem.TooShort) : Verdict.Open;
        }

        if (digits.Length > ExpiryDate.Digits)
        {
            return Verdict.Wrong(FieldProblem.TooLong);
        }

        return ExpiryDate.Judge(digits, now) switch
        {
            ExpiryVerdict.Good => Verdict.Good,
            ExpiryVerdict.Past => Verdict.Wrong(FieldProblem.Expired),
            _ => Verdict.Wrong(FieldProblem.MalformedDate),
        };
    }
}
