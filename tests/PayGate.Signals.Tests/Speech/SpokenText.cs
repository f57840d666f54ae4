using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PayGate.Signals.Tests.Speech;

/// <summary>Speech of espeak-ng as a telephone line carries it: 300 to 3400 Hz at 8 kHz.</summary>
internal static class SpokenText
{
    /// <summary>Voices of both languages and of men and women, as espeak-ng names them.</summary>
    internal static readonly string[] Voices =
    [
        "it", "it+f1", "it+f2", "it+f3", "it+f4", "it+f5", "it+m1", "it+m2", "it+m3", "it+m4", "it+m5", "it+m6", "it+m7", "it+klatt4", "it+Alicia", "it+Marco",
        "en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-us+f1", "en-us+f2", "en-gb+f3", "en-gb+f4", "en-us+f5", "en-gb+m1", "en-us+m2", "en-gb+m3",
        "en-us+m4", "en-gb+m5", "en-us+m6", "en-gb-x-gbcwmd+m7", "en-029", "en-us+klatt2", "en-gb+Andrea", "en-us+Michael", "en-gb+anika", "en-us+linda",
    ];

    /// <summary>Says something; the same arguments give the same sound.</summary>
    /// <param name="voice">One of <see cref="Voices"/>.</param>
    /// <param name="seed">What decides the words, the pace and the pitch.</param>
    /// <param name="sentences">How many; about 5 s each.</param>
    internal static short[] Say(string voice, int seed, int sentences)
    {
        Random random = new(seed);
        string text = Sentences.Make(voice.StartsWith("it", StringComparison.Ordinal), seed, sentences);
        string speak = string.Create(CultureInfo.InvariantCulture, $"espeak-ng -v {voice} -s {random.Next(130, 200)} -p {random.Next(20, 80)} --stdout");
        string line = string.Create(CultureInfo.InvariantCulture, $"sox -D -t wav - -t raw -r 8000 -e signed -b 16 -c 1 - sinc 300-3400 gain -n {-3 - random.Next(18)}");
        return Pipe(speak + " 2>/dev/null | " + line + " 2>/dev/null", text);
    }

    private static short[] Pipe(string command, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo("/bin/bash", ["-o", "pipefail", "-c", command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        using MemoryStream sound = new();
        process.StandardOutput.BaseStream.CopyTo(sound);
        process.WaitForExit();
        return process.ExitCode == 0 && sound.Length > 0
            ? MemoryMarshal.Cast<byte, short>(sound.ToArray()).ToArray()
            : throw new InvalidOperationException("espeak-ng and sox must be installed (the launcher does it).");
    }
}
