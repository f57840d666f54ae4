using System.Diagnostics;
using System.Text.Json;
using PayGate.Signals.Tones;

namespace PayGate.Benchmarks.Tones;

/// <summary>CPU time of each tone detector per second of 8 kHz audio, beside multimon-ng on the same audio.</summary>
internal static class ToneBenchmark
{
    private const int SampleRate = 8000;
    private const int Seconds = 600;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        short[] audio = Audio();
        double reference = await MultimonMicrosecondsAsync(audio);
        Dictionary<string, object> figures = new()
        {
            ["audioSeconds"] = Seconds,
            ["keyDetectorUsPerSecond"] = Measure(() => Run(new KeyToneDetector(), audio)),
            ["onsetDetectorUsPerSecond"] = Measure(() => Run(new ToneOnsetDetector(), audio)),
            ["residualDetectorUsPerSecond"] = Measure(() => ResidualToneDetector.Find(audio)),
            ["reference"] = "multimon-ng -a DTMF at 22050 Hz, the same audio, elapsed time, start-up included",
            ["referenceUsPerSecond"] = reference,
        };
        figures["keyToReference"] = Math.Round((double)figures["keyDetectorUsPerSecond"] / reference, 3);
        figures["residualToReference"] = Math.Round((double)figures["residualDetectorUsPerSecond"] / reference, 3);
        Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    private static short[] Audio()
    {
        short[] audio = new short[Seconds * SampleRate];
        ToneGenerator generator = new();
        for (int second = 0; second < Seconds; second += 2)
        {
            generator.Start((byte)(second / 2 % 16), SampleRate / 10, KeyToneShape.Standard);
            generator.AddTo(audio.AsSpan(second * SampleRate, SampleRate / 10));
        }

        return audio;
    }

    private static double Measure(Action run)
    {
        run();
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            run();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / Seconds);
        }

        return Math.Round(best, 1);
    }

    private static void Run(KeyToneDetector detector, ReadOnlySpan<short> audio)
    {
        for (int at = 0; at < audio.Length; at += 160)
        {
            detector.Process(audio.Slice(at, 160));
            while (detector.TryTake(out _))
            {
            }
        }
    }

    private static void Run(ToneOnsetDetector detector, ReadOnlySpan<short> audio)
    {
        for (int at = 0; at < audio.Length; at += 160)
        {
            detector.Process(audio.Slice(at, 160));
            while (detector.TryTakeSuspect(out _, out _))
            {
            }
        }
    }

    private static async Task<double> MultimonMicrosecondsAsync(short[] audio)
    {
        const int Rate = 22050;
        byte[] resampled = new byte[(long)audio.Length * Rate / SampleRate * 2];
        for (int i = 0; i < resampled.Length / 2; i++)
        {
            BitConverter.TryWriteBytes(resampled.AsSpan(i * 2), audio[(int)((long)i * SampleRate / Rate)]);
        }

        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/multimon-ng", ["-q", "-t", "raw", "-a", "DTMF", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("multimon-ng could not be started.");
        long started = Stopwatch.GetTimestamp();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(resampled);
        process.StandardInput.Close();
        await output;
        await process.WaitForExitAsync();
        return Math.Round(Stopwatch.GetElapsedTime(started).TotalMicroseconds / Seconds, 1);
    }
}
