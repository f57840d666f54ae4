using System.Diagnostics;
using System.Globalization;

namespace PayGate.Benchmarks.Vault;

/// <summary>CPU time of this process and of a database server's: what else the machine does changes it less than elapsed time.</summary>
internal sealed class CpuMeter(int? server)
{
    // USER_HZ is 100 on every Linux that .NET runs on.
    private const double MicrosecondsOfATick = 10_000;

    /// <summary>Microseconds so far.</summary>
    internal double Read()
    {
        using Process self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalMicroseconds + (server is { } id ? ReadServer(id) : 0);
    }

    private static double ReadServer(int server)
    {
        double ticks = 0;
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1])))
        {
            try
            {
                string stat = File.ReadAllText(folder + "/stat");
                string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (int.Parse(fields[1], CultureInfo.InvariantCulture) == server)
                {
                    ticks += double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
                }
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return ticks * MicrosecondsOfATick;
    }
}
