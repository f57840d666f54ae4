using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PayGate.Media.Tests.Masking;

/// <summary>The decoder of multimon-ng, a program of others: the second opinion.</summary>
internal static class Multimon
{
    /// <summary>How many keys it decodes. It wants 22050 Hz, so sox resamples.</summary>
    public static int CountKeys(short[] sound)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(sound.AsSpan()));
            string command = $"sox -t raw -r 8000 -e signed -b 16 -c 1 '{file}' -t raw -r 22050 - 2>/dev/null | multimon-ng -q -t raw -a DTMF /dev/stdin";
            using Process process = Process.Start(new ProcessStartInfo("/bin/bash", ["-o", "pipefail", "-c", command])
            {
                RedirectStandardOutput = true,
            })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, "multimon-ng and sox must be installed (the launcher does it).");
            return output.Split('\n').Count(line => line.StartsWith("DTMF:", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
