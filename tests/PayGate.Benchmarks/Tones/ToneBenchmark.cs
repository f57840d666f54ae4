using PayGate.Benchmarks.Measuring;
using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;
using PayGate.Signals.Tones;

namespace PayGate.Benchmarks.Tones;

/// <summary>CPU time of each tone detector per second of 8 kHz audio, beside libspandsp's and multimon-ng's on the same audio.</summary>
internal sealed class ToneBenchmark : INamedBenchmark
{
    private const int Frame = 160;
    private const string Spandsp = "libspandsp dtmf_rx, the same audio, 160 samples at a time";

    /// <inheritdoc/>
    public string Name => "tones";

    /// <inheritdoc/>
    public string Summary => "tone detectors per second of audio, beside libspandsp and multimon-ng";

    /// <inheritdoc/>
    public async Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        int seconds = options.Number("seconds", options.IsQuick ? 60 : 600);
        int rounds = options.Number("rounds", options.IsQuick ? 2 : 7);
        short[] audio = ToneAudio.Generate(seconds);
        List<double> spandsp = [], key = [], onset = [], residual = [];
        for (int round = -1; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] figures =
            [
                Measure(() => SpandspDetector.CountKeys(audio, Frame), seconds),
                Measure(() => RunKeys(audio), seconds),
                Measure(() => RunOnset(audio), seconds),
                Measure(() => ResidualToneDetector.Find(audio), seconds),
            ];
            if (round >= 0)
            {
                spandsp.Add(figures[0]);
                key.Add(figures[1]);
                onset.Add(figures[2]);
                residual.Add(figures[3]);
            }
        }

        double multimon = await MultimonProcess.MicrosecondsAsync(audio, cancellationToken) / seconds;
        return new BenchmarkReport(
            Name,
            new Dictionary<string, object> { ["processors"] = Environment.ProcessorCount, ["audioSeconds"] = seconds, ["rounds"] = rounds },
            [
                Figure.OfRounds("key-detector", "us/s", Pairs(key), Spandsp),
                Figure.OfRounds("onset-detector", "us/s", Pairs(onset), Spandsp),
                Figure.OfRounds("residual-detector", "us/s", Pairs(residual), Spandsp),
                Figure.OfRounds("key-detector-beside-multimon", "us/s", [.. key.Select(ours => (ours, multimon))], "multimon-ng -a DTMF at 22050 Hz"),
            ]);

        List<(double Ours, double Reference)> Pairs(List<double> ours) => [.. ours.Zip(spandsp)];
    }

    private static double Measure(Action run, int seconds)
    {
        double before = CpuClock.Thread();
        run();
        return (CpuClock.Thread() - before) / seconds;
    }

    private static void RunKeys(ReadOnlySpan<short> audio)
    {
        var detector = new KeyToneDetector();
        for (int at = 0; at < audio.Length; at += Frame)
        {
            detector.Process(audio.Slice(at, Frame));
            while (detector.TryTake(out _))
            {
            }
        }
    }

    private static void RunOnset(ReadOnlySpan<short> audio)
    {
        var detector = new ToneOnsetDetector();
        for (int at = 0; at < audio.Length; at += Frame)
        {
            detector.Process(audio.Slice(at, Frame));
            while (detector.TryTakeSuspect(out _, out _))
            {
            }
        }
    }
}
