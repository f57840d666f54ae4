using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PayGate.Smoke;

/// <summary>A second opinion by a decoder that is not ours: how many keys multimon-ng decodes from some audio.</summary>
internal static class MultimonEar
{
    private const string Program = "/usr/bin/multimon-ng";
    private const int SampleRate = 8000;
    private const int MultimonRate = 22050;

    /// <summary>multimon-ng is installed.</summary>
    public static bool IsThere => File.Exists(Program);

    /// <summary>Counts the keys; what they are is not read.</summary>
    /// <param name="samples">8 kHz audio.</param>
    /// <param name="cancellationToken">Ends the decoder.</param>
    public static async Task<int> CountKeysAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[] { "-q", "-t", "raw", "-a", "DTMF", "-" })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new IOException("multimon-ng could not be started.");
        Task<int> counting = CountLinesAsync(process.StandardOutput, cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(Resample(samples.Span), cancellationToken);
        process.StandardInput.Close();
        int keys = await counting;
        await errors;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? keys : throw new IOException("multimon-ng failed.");
    }

    private static async Task<int> CountLinesAsync(StreamReader output, CancellationToken cancellationToken)
    {
        int keys = 0;
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            keys += line.StartsWith("DTMF:", StringComparison.Ordinal) ? 1 : 0;
        }

        return keys;
    }

    /// <remarks>Linear interpolation is enough: the highest key frequency, 1633 Hz, lies far below half of either rate.</remarks>
    private static byte[] Resample(ReadOnlySpan<short> samples)
    {
        int count = samples.Length == 0 ? 0 : (int)((long)(samples.Length - 1) * MultimonRate / SampleRate);
        short[] resampled = new short[count];
        for (int i = 0; i < count; i++)
        {
            double at = (double)i * SampleRate / MultimonRate;
            int left = (int)at;
            double part = at - left;
            resampled[i] = (short)((samples[left] * (1 - part)) + (samples[left + 1] * part));
        }

        return MemoryMarshal.AsBytes<short>(resampled).ToArray();
    }
}
