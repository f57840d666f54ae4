namespace PayGate.Redaction.Spans;

/// <summary>
/// Turns overlapping proposals into spans that do not overlap: where several lie over each other the most confident gives the name.
/// Nothing that any detector proposed is left uncovered, but for blanks and signs at an edge.
/// </summary>
internal static class SpanResolver
{
    private static readonly Comparison<Candidate> ByPlace = (a, b) =>
    {
        int order = a.Start.CompareTo(b.Start);
        order = order != 0 ? order : b.End.CompareTo(a.End);
        order = order != 0 ? order : b.Confidence.CompareTo(a.Confidence);
        return order != 0 ? order : a.Type.CompareTo(b.Type);
    };

    /// <summary>Resolves into a list, in order of place. Offsets grow from turn to turn, so turns need no look.</summary>
    public static void Resolve(List<Candidate> candidates, ReadOnlySpan<char> text, List<Candidate> spans)
    {
        candidates.Sort(ByPlace);
        List<Candidate> open = [];
        int at = 0;
        int next = 0;
        while (next < candidates.Count || open.Count > 0)
        {
            at = open.Count == 0 ? candidates[next].Start : at;
            while (next < candidates.Count && candidates[next].Start <= at)
            {
                open.Add(candidates[next++]);
            }

            Candidate best = Best(open);
            int end = next < candidates.Count ? candidates[next].Start : int.MaxValue;
            foreach (Candidate candidate in open)
            {
                end = Math.Min(end, candidate.End);
            }

            Add(spans, best with { Start = at, End = end }, text);
            at = end;
            open.RemoveAll(candidate => candidate.End <= end);
        }
    }

    private static Candidate Best(List<Candidate> open)
    {
        Candidate best = open[0];
        foreach (Candidate candidate in open)
        {
            bool longer = candidate.Confidence == best.Confidence && candidate.End - candidate.Start > best.End - best.Start;
            best = candidate.Confidence > best.Confidence || longer ? candidate : best;
        }

        return best;
    }

    private static void Add(List<Candidate> spans, Candidate piece, ReadOnlySpan<char> text)
    {
        if (spans.Count > 0 && spans[^1] is var last && last.End == piece.Start && last.Turn == piece.Turn && last.Type == piece.Type)
        {
            spans[^1] = last with { End = piece.End, Confidence = Math.Max(last.Confidence, piece.Confidence) };
            return;
        }

        int start = piece.Start;
        int end = piece.End;
        while (start < end && IsIdle(text[start]))
        {
            start++;
        }

        if (start < end)
        {
            spans.Add(piece with { Start = KeepsSign(text, piece, start) ? piece.Start : start });
        }
    }

    /// <summary>A leading plus, bracket or at sign was proposed on purpose; blanks and separators are left over from a neighbour.</summary>
    private static bool KeepsSign(ReadOnlySpan<char> text, Candidate piece, int start) => start > piece.Start
        && text[piece.Start] is '+' or '(' or '@';

    private static bool IsIdle(char c) => !char.IsLetterOrDigit(c);
}
