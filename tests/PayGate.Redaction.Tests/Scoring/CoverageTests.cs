using PayGate.Redaction.Spans;
using PayGate.Redaction.Tests.Generation;
using Xunit.Abstractions;

namespace PayGate.Redaction.Tests.Scoring;

public sealed class CoverageTests(ITestOutputHelper output)
{
    private static readonly FindingType[] Vague = [FindingType.Name, FindingType.Address, FindingType.DateOfBirth];

    [Theory]
    [InlineData("hand-it.jsonl")]
    [InlineData("hand-en.jsonl")]
    [InlineData("hand-mixed.jsonl")]
    [InlineData("hand-late.jsonl")]
    [InlineData("cards-it.jsonl")]
    [InlineData("cards-en.jsonl")]
    [InlineData("persons-it.jsonl")]
    [InlineData("persons-en.jsonl")]
    public void Every_kind_of_data_is_covered(string set)
    {
        using Scorer scorer = Score(LabelledTranscript.Load(set));

        Assert.NotEmpty(scorer.Kinds);
        Assert.All(scorer.Kinds, kind => Assert.True(kind.Value.Coverage >= Least(kind.Key), scorer.Report()));
    }

    [Theory]
    [InlineData("harmless-it.jsonl")]
    [InlineData("harmless-en.jsonl")]
    [InlineData("hand-mixed.jsonl")]
    [InlineData("hand-late.jsonl")]
    [InlineData("harmless-generated-it.jsonl")]
    [InlineData("harmless-generated-en.jsonl")]
    public void At_most_two_of_a_hundred_harmless_lines_are_touched(string set)
    {
        using Scorer scorer = Score(LabelledTranscript.Load(set));

        Assert.True(scorer.Harmless > 0 && scorer.Touched.Count <= scorer.Harmless * 0.02, scorer.Report());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Calls_made_with_other_seeds_are_covered_too(int language)
    {
        IEnumerable<LabelledTranscript> calls = Enumerable.Range(1, 4)
            .SelectMany(seed => GeneratedSets.Lines(GeneratedSets.Names[language], seed * 1000))
            .Select(LabelledTranscript.Parse);

        using Scorer scorer = Score(calls);

        Assert.True(scorer.Of(FindingType.Pan).Coverage >= 0.99, scorer.Report());
        Assert.True(scorer.Of(FindingType.SecurityCode).Coverage >= 0.97, scorer.Report());
        Assert.True(scorer.Of(FindingType.Expiry).Coverage >= 0.97, scorer.Report());
    }

    private static double Least(FindingType type) => type switch
    {
        FindingType.Pan => 0.99,
        FindingType.SecurityCode or FindingType.Expiry => 0.97,
        _ when Vague.Contains(type) => 0.8,
        _ => 0.95,
    };

    private Scorer Score(IEnumerable<LabelledTranscript> transcripts)
    {
        Scorer scorer = new();
        foreach (LabelledTranscript transcript in transcripts)
        {
            scorer.Add(transcript);
        }

        output.WriteLine(scorer.Report());
        return scorer;
    }
}
