namespace PayGate.Redaction.Spans;

/// <summary>Turns overlapping proposals into spans that do not overlap. Nothing that any detector proposed is left uncovered.</summary>
internal static class SpanResolver
{
    private static readonly Comparison<Candidate> ByPlace = (a, b) =>
    {
        int order = a.Turn.CompareTo(b.Turn);
        order = order != 0 ? order : a.Start.CompareTo(b.Start);
        order = order != 0 ? order : b.End.CompareTo(a.End);
        order = order != 0 ? order : b.Confidence.CompareTo(a.Confidence);
        return order != 0 ? order : a.Type.CompareTo(b.Type);
    };

    /// <summary>Sorts and merges in place: an overlap becomes one span over both, named by the more confident.</summary>
    public static void Resolve(List<Candidate> candidates)
    {
        if (candidates.Count < 2)
        {
            return;
        }

        candidates.Sort(ByPlace);
        int last = 0;
        Candidate named = candidates[0];
        for (int i = 1; i < candidates.Count; i++)
        {
            Candidate next = candidates[i];
            Candidate merged = candidates[last];
            if (next.Turn != merged.Turn || next.Start >= merged.End)
            {
                candidates[++last] = next;
                named = next;
                continue;
            }

            if (Outranks(next, named))
            {
                named = next;
            }

            candidates[last] = named with { Start = merged.Start, End = Math.Max(merged.End, next.End) };
        }

        candidates.RemoveRange(last + 1, candidates.Count - last - 1);
    }

    private static bool Outranks(Candidate a, Candidate b) =>
        a.Confidence > b.Confidence || (a.Confidence == b.Confidence && a.End - a.Start > b.End - b.Start);
}
