using PayGate.Fuzz;

namespace PayGate.Media.Tests.Fuzzing;

/// <summary>What the fuzz targets kept, run again: nothing unexpected is thrown.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Commands() => Replay(NgTarget.Make());

    [Fact]
    public void Descriptions() => Replay(SdpTarget.Make());

    [Fact]
    public void Packets() => Replay(RtpTarget.Make());

    [Fact]
    public void Reports() => Replay(RtcpTarget.Make());

    [Fact]
    public void Protected_packets_and_the_lines_of_their_keys() => Replay(SrtpTarget.Make());

    [Fact]
    public void Events() => Replay(MaskedPackets.Make());

    [Fact]
    public void Streams_at_a_closed_mask() => Replay(MaskTarget.Make());

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
