using PayGate.Redaction.Spans;
using Xunit.Abstractions;

namespace PayGate.Redaction.Tests.Scoring;

public sealed class CoverageTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("hand-it.jsonl")]
    [InlineData("hand-en.jsonl")]
    public void Card_fields_in_the_hand_written_sets_are_covered(string set)
    {
        using Scorer scorer = Score(set);

        Assert.True(scorer.Of(FindingType.Pan).Coverage >= 0.99, scorer.Report());
        Assert.True(scorer.Of(FindingType.SecurityCode).Coverage >= 0.97, scorer.Report());
        Assert.True(scorer.Of(FindingType.Expiry).Coverage >= 0.95, scorer.Report());
    }

    [Theory]
    [InlineData("harmless-it.jsonl")]
    [InlineData("harmless-en.jsonl")]
    public void At_most_two_of_a_hundred_harmless_lines_are_touched(string set)
    {
        using Scorer scorer = Score(set);

        Assert.True(scorer.Touched.Count <= scorer.Harmless * 0.02, scorer.Report());
    }

    private Scorer Score(string set)
    {
        Scorer scorer = new();
        foreach (LabelledTranscript transcript in LabelledTranscript.Load(set))
        {
            scorer.Add(transcript);
        }

        output.WriteLine(scorer.Report());
        return scorer;
    }
}
