using System.Globalization;

namespace PayGate.Evidence.KnownCards;

/// <summary>A part of a process's memory that it can write.</summary>
/// <param name="Start">First address.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Name">As the kernel names it: a file, <c>[heap]</c>, <c>[stack]</c>, or empty.</param>
internal sealed record MemoryRegion(long Start, long End, string Name)
{
    /// <summary>The readable and writable regions out of <c>/proc/PID/maps</c> (proc(5)); neighbours of one name are joined.</summary>
    public static IReadOnlyList<MemoryRegion> Parse(IEnumerable<string> maps)
    {
        List<MemoryRegion> regions = [];
        foreach (string line in maps)
        {
            string[] parts = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 5 || !parts[1].StartsWith("rw", StringComparison.Ordinal))
            {
                continue;
            }

            string[] ends = parts[0].Split('-');
            long start = long.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            long end = long.Parse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            string name = parts.Length > 5 ? parts[5].Trim() : "";
            if (regions.Count > 0 && regions[^1].End == start && regions[^1].Name == name)
            {
                regions[^1] = regions[^1] with { End = end };
            }
            else
            {
                regions.Add(new MemoryRegion(start, end, name));
            }
        }

        return regions;
    }
}
