using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Collecting;

/// <summary>Decides when a card number is complete and whether it is good.</summary>
internal static class NumberJudge
{
    private const int UsualLength = 16;

    /// <param name="digits">In guarded memory.</param>
    /// <param name="quickPairs">Bit i: digit i equals the one before it and followed it faster than a hand presses.</param>
    /// <param name="finished">No more digits will come: done key or time-out.</param>
    /// <param name="accepted">Brands taken; empty: all known ones.</param>
    internal static Verdict Judge(ReadOnlySpan<byte> digits, uint quickPairs, bool finished, IReadOnlyList<CardBrand> accepted)
    {
        IssuerRange range = IssuerRanges.Find(digits);
        bool complete = finished || digits.Length >= UsualLength || digits.Length == range.LongestLength;
        if (complete && range.Allows(digits.Length) && Luhn.IsValid(digits))
        {
            return IsAccepted(range, accepted) ? Verdict.Good : Verdict.Wrong(FieldProblem.BrandNotAccepted);
        }

        // At full length a suspicious pair means that the last digit may still be on its way.
        int mostAwaited = quickPairs == 0 ? range.LongestLength - 1 : range.LongestLength;
        if (!finished && digits.Length <= mostAwaited)
        {
            return Verdict.Open;
        }

        return Verdict.Wrong(ProblemOf(digits, range, quickPairs));
    }

    private static bool IsAccepted(IssuerRange range, IReadOnlyList<CardBrand> accepted) =>
        accepted.Count == 0 ? range.IsKnown : accepted.Contains(range.Brand);

    private static FieldProblem ProblemOf(ReadOnlySpan<byte> digits, IssuerRange range, uint quickPairs)
    {
        if (IsGoodWithoutOne(digits, quickPairs))
        {
            return FieldProblem.DoubleDigitSuspected;
        }

        if (range.Allows(digits.Length))
        {
            return FieldProblem.ChecksumFailed;
        }

        return digits.Length > UsualLength || digits.Length > range.LongestLength ? FieldProblem.TooLong : FieldProblem.TooShort;
    }

    private static bool IsGoodWithoutOne(ReadOnlySpan<byte> digits, uint quickPairs)
    {
        if (quickPairs == 0)
        {
            return false;
        }

        using GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> shorter = slot.Bytes[..(digits.Length - 1)];
        for (int i = 1; i < digits.Length; i++)
        {
            if ((quickPairs >> i & 1) == 0)
            {
                continue;
            }

            digits[..i].CopyTo(shorter);
            digits[(i + 1)..].CopyTo(shorter[i..]);
            if (IssuerRanges.Find(shorter).Allows(shorter.Length) && Luhn.IsValid(shorter))
            {
                return true;
            }
        }

        return false;
    }
}
