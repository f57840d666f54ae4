using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Tests.Spans;

public sealed class SpanResolverTests
{
    private const string Text = "aaaa bbbb cccc dddd eeee";

    [Fact]
    public void Where_two_overlap_the_more_confident_gives_the_name_and_the_rest_stays_covered()
    {
        List<Candidate> spans = Resolve(new(0, 0, 19, FindingType.Digits, 0.5f), new(0, 5, 9, FindingType.Pan, 0.9f));

        Assert.Equal([(0, 5, FindingType.Digits), (5, 9, FindingType.Pan), (10, 19, FindingType.Digits)], spans.Select(span =>
            (span.Start, span.End, span.Type)));
    }

    [Fact]
    public void Overlapping_spans_of_one_kind_become_one()
    {
        List<Candidate> spans = Resolve(new(0, 0, 9, FindingType.Phone, 0.7f), new(0, 5, 14, FindingType.Phone, 0.9f), new(0, 6, 8,
            FindingType.Phone, 0.6f));

        Candidate span = Assert.Single(spans);
        Assert.Equal((0, 14, 0.9f), (span.Start, span.End, span.Confidence));
    }

    [Fact]
    public void A_blank_left_over_between_two_spans_is_no_span()
    {
        List<Candidate> spans = Resolve(new(0, 0, 10, FindingType.Digits, 0.5f), new(0, 0, 4, FindingType.Expiry, 0.9f), new(0, 5, 10,
            FindingType.Pan, 0.9f));

        Assert.Equal([FindingType.Expiry, FindingType.Pan], spans.Select(span => span.Type));
    }

    [Fact]
    public void Any_mixture_leaves_every_letter_that_was_proposed_covered_once()
    {
        Random random = new(1);
        for (int round = 0; round < 500; round++)
        {
            Candidate[] proposed = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ =>
            {
                int start = random.Next(Text.Length - 1);
                return new Candidate(0, start, random.Next(start + 1, Text.Length
                    + 1), (FindingType)random.Next(5), random.Next(1, 5) / 5f);
            })];

            List<Candidate> spans = Resolve(proposed);

            for (int at = 0; at < Text.Length; at++)
            {
                int covered = spans.Count(span => span.Start <= at && at < span.End);
                bool wanted = Text[at] != ' ' && proposed.Any(span => span.Start <= at && at < span.End);
                Assert.True(covered <= 1 && (covered == 1 || !wanted));
            }
        }
    }

    private static List<Candidate> Resolve(params Candidate[] candidates)
    {
        List<Candidate> spans = [];
        SpanResolver.Resolve([.. candidates], Text, spans);
        return spans;
    }
}
