using System.Diagnostics;
using PayGate.Benchmarks.Measuring;

namespace PayGate.Benchmarks.Tones;

/// <summary>multimon-ng, which wants 22050 Hz on standard input.</summary>
internal static class MultimonProcess
{
    private const int Rate = 22050;

    /// <summary>CPU time it takes for the audio, start-up included.</summary>
    /// <exception cref="InvalidOperationException">It could not be started.</exception>
    internal static async Task<double> MicrosecondsAsync(short[] audio, CancellationToken cancellationToken)
    {
        byte[] resampled = new byte[(long)audio.Length * Rate / ToneAudio.SampleRate * sizeof(short)];
        for (int i = 0; i < resampled.Length / sizeof(short); i++)
        {
            BitConverter.TryWriteBytes(resampled.AsSpan(i * sizeof(short)), audio[(int)((long)i * ToneAudio.SampleRate / Rate)]);
        }

        double before = CpuClock.EndedChildren();
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/multimon-ng", ["-q", "-t", "raw", "-a", "DTMF", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("multimon-ng could not be started.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(resampled, cancellationToken);
        process.StandardInput.Close();
        await output;
        await process.WaitForExitAsync(cancellationToken);
        return CpuClock.EndedChildren() - before;
    }
}
