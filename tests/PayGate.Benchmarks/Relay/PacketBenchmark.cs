using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;
using PayGate.Benchmarks.Tones;
using PayGate.Signals.Codecs;

namespace PayGate.Benchmarks.Relay;

/// <summary>What the relay's own code costs a packet, without the kernel: open, behind the mask, and with the ear behind it.</summary>
internal sealed class PacketBenchmark : INamedBenchmark
{
    /// <inheritdoc/>
    public string Name => "packets";

    /// <inheritdoc/>
    public string Summary => "the relay's own code per packet, in process, without sockets";

    /// <inheritdoc/>
    public Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        int calls = options.Number("calls", 200);
        int frames = options.Number("frames", options.IsQuick ? 100 : 500);
        int rounds = options.Number("rounds", options.IsQuick ? 2 : 7);
        short[] audio = ToneAudio.Generate(60);
        byte[] codes = new byte[audio.Length];
        ALaw.Encode(audio, codes);
        byte[] silence = new byte[audio.Length];
        Array.Fill(silence, ALaw.Silence);
        List<Figure> figures =
        [
            Measure("open", codes, path => { }),
            Measure("masked", codes, path => path.Mask()),
            Measure("masked-keys", codes, path => path.Mask(), keys: true),
            Measure("masked-silence", silence, path => path.Mask()),
            Measure("masked-heard", codes, Capture),
            Measure("masked-heard-silence", silence, Capture),
        ];
        return Task.FromResult(new BenchmarkReport(
            Name,
            new Dictionary<string, object> { ["processors"] = Environment.ProcessorCount, ["calls"] = calls, ["frames"] = frames, ["rounds"] = rounds },
            figures));

        Figure Measure(string name, byte[] sound, Action<PacketPath> prepare, bool keys = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var path = new PacketPath(calls, sound);
            prepare(path);
            _ = path.Measure(frames, keys);
            return Figure.OfRounds(name, "ns/packet", Enumerable.Range(0, rounds).Select(_ => path.Measure(frames, keys)));
        }
    }

    private static void Capture(PacketPath path)
    {
        path.Mask();
        path.Listen();
    }
}
