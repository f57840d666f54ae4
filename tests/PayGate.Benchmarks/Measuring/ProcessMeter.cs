using System.Globalization;

namespace PayGate.Benchmarks.Measuring;

/// <summary>What another process has used, from /proc.</summary>
internal static class ProcessMeter
{
    private const double MicrosecondsPerTick = 10_000;
    private const int FieldsBeforeUserTime = 11;

    /// <summary>Microseconds of CPU time, ended threads included; counted in steps of 10 ms.</summary>
    internal static double Cpu(int process)
    {
        string stat = File.ReadAllText($"/proc/{process}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[FieldsBeforeUserTime]) + Number(fields[FieldsBeforeUserTime + 1])) * MicrosecondsPerTick;
    }

    /// <summary>KiB of memory in use.</summary>
    internal static double Memory(int process) => Number(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))["VmRSS:".Length..^"kB".Length].Trim());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
