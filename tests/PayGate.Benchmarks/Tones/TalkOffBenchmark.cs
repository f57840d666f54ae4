using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;
using PayGate.Signals.Listening;
using PayGate.Signals.Tests.Speech;
using PayGate.Signals.Tests.Tones;
using PayGate.Signals.Tones;

namespace PayGate.Benchmarks.Tones;

/// <summary>
/// Talk-off: how often speech and music are mistaken for keys. Italian and English speech of men and women, synthesised anew from a number, and
/// music on hold, over both laws; the same sound to libspandsp.
/// </summary>
internal sealed class TalkOffBenchmark : INamedBenchmark
{
    private const int Frame = 160;
    private const int Sentences = 60;
    private const int MusicMilliseconds = 300_000;
    private const double SamplesPerTenHours = 10 * 3600 * 8000.0;

    /// <inheritdoc/>
    public string Name => "talkoff";

    /// <inheritdoc/>
    public string Summary => "keys heard in 10 hours of speech and music that hold none, beside libspandsp";

    /// <inheritdoc/>
    public Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        int pieces = options.Number("pieces", options.IsQuick ? 6 : 110);
        int first = options.Number("first", 0);
        (long samples, int keys, int reference, int leaks, int behind, long suspected) = (0, 0, 0, 0, 0, 0);
        for (int piece = first; piece < first + pieces; piece++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            short[] sound = Sound.OverTheLine(Make(piece), piece % 2 == 0);
            samples += sound.Length;
            keys += Keys(sound);
            reference += SpandspDetector.CountKeys(sound, Frame);
            leaks += Leaks(sound);
            suspected += Silence(sound);
            behind += Leaks(sound);
            Console.Error.WriteLine($"{piece + 1 - first} of {pieces} pieces, {samples / 28_800_000.0:0.0} h: {keys} keys, libspandsp {reference}");
        }

        double scale = SamplesPerTenHours / samples;
        Reference spandsp = new("libspandsp dtmf_rx on the same sound", Math.Round(reference * scale, 2));
        return Task.FromResult(new BenchmarkReport(
            Name,
            new Dictionary<string, object> { ["hours"] = Math.Round(samples / 28_800_000.0, 2), ["pieces"] = pieces, ["first"] = first },
            [
                new Figure("keys-in-10-hours", "keys", Math.Round(keys * scale, 2), spandsp),
                new Figure("leak-detector-hits-in-10-hours", "hits", Math.Round(leaks * scale, 2)),
                new Figure("leak-detector-hits-in-10-hours-behind-suspicion", "hits", Math.Round(behind * scale, 2)),
                new Figure("suspected-and-masked", "%", Math.Round(100.0 * suspected / samples, 2)),
            ]));
    }

    private static short[] Make(int piece) => piece % 10 == 9
        ? Sound.Music(MusicMilliseconds, piece)
        : SpokenText.Say(SpokenText.Voices[piece % SpokenText.Voices.Length], piece, Sentences);

    private static int Keys(ReadOnlySpan<short> sound)
    {
        KeyToneDetector detector = new();
        int keys = 0;
        for (int at = 0; at + Frame <= sound.Length; at += Frame)
        {
            detector.Process(sound.Slice(at, Frame));
            while (detector.TryTake(out KeyTone tone))
            {
                keys += tone.HasEnded ? 0 : 1;
            }
        }

        return keys;
    }

    private static int Leaks(ReadOnlySpan<short> sound)
    {
        LeakDetector detector = new();
        int hits = 0;
        bool hears = false;
        for (int at = 0; at + Frame <= sound.Length; at += Frame)
        {
            bool heard = detector.Process(sound.Slice(at, Frame)) > 0;
            hits += heard && !hears ? 1 : 0;
            hears = heard;
        }

        return hits;
    }

    // The least that a closed mask takes out of the sound before the leak detector hears it.
    private static long Silence(Span<short> sound)
    {
        ToneOnsetDetector detector = new();
        long suspected = 0;
        long last = 0;
        for (int at = 0; at + ToneOnsetDetector.Hop <= sound.Length; at += ToneOnsetDetector.Hop)
        {
            detector.Process(sound.Slice(at, ToneOnsetDetector.Hop));
            if (detector.TryTakeSuspect(out long from, out long until))
            {
                (int start, int end) = ((int)Math.Max(from, last), (int)Math.Min(until, sound.Length));
                if (end > start)
                {
                    suspected += end - start;
                    sound[start..end].Clear();
                    last = end;
                }
            }
        }

        return suspected;
    }
}
