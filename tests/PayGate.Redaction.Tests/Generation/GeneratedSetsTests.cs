namespace PayGate.Redaction.Tests.Generation;

public sealed class GeneratedSetsTests
{
    [Theory]
    [InlineData("cards-it.jsonl")]
    [InlineData("cards-en.jsonl")]
    [InlineData("persons-it.jsonl")]
    [InlineData("persons-en.jsonl")]
    [InlineData("harmless-generated-it.jsonl")]
    [InlineData("harmless-generated-en.jsonl")]
    public void The_sets_in_the_repository_are_what_the_generator_makes(string name) =>
        Assert.Equal(GeneratedSets.Lines(name), File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Sets", name)));

    [Fact]
    public void The_sets_are_large_enough()
    {
        int Count(string end) => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sets"), "*" + end)
            .Where(file => !Path.GetFileName(file).StartsWith("harmless", StringComparison.Ordinal)).Sum(file =>
                File.ReadLines(file).Count());
        int harmless = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sets"), "harmless*").Sum(file =>
            File.ReadLines(file).Count());

        Assert.True(Count("-it.jsonl") >= 400);
        Assert.True(Count("-en.jsonl") >= 400);
        Assert.True(harmless >= 300);
    }
}
