using PayGate.Fuzz;

namespace PayGate.Media.Tests.Fuzzing;

/// <summary>What the fuzz targets kept, run again: nothing unexpected is thrown.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Commands() => Replay(NgTarget.Make());

    [Fact]
    public void Descriptions() => Replay(SdpTarget.Make());

    private static void Replay(FuzzTarget target)
    {
        IReadOnlyList<byte[]> corpus = FuzzCorpus.Read(Path.Combine(AppContext.BaseDirectory, "Corpus", target.Name + ".hex"));
        Assert.NotEmpty(corpus);
        foreach (byte[] input in corpus.Concat(target.Seeds))
        {
            target.Run(input);
        }
    }
}
