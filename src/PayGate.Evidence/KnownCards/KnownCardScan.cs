using System.Globalization;
using Microsoft.Win32.SafeHandles;
using PayGate.Audit;
using PayGate.Evidence.Files;

namespace PayGate.Evidence.KnownCards;

/// <summary>
/// Looks for known (test) card numbers in files and in the memory of other processes, in every form a program is likely to hold them.
/// </summary>
public sealed class KnownCardScan
{
    private readonly NeedleSet _needles = new();

    /// <summary>Adds a number to look for.</summary>
    /// <param name="label">How hits name it; never the number.</param>
    /// <param name="digits">10 to 19 values of 0 to 9. Only a hidden copy is kept; the caller wipes its own.</param>
    /// <exception cref="ArgumentException">A part has not its form.</exception>
    public void Add(string label, ReadOnlySpan<byte> digits)
    {
        if (string.IsNullOrEmpty(label) || CardLengthDigits.AreIn(label))
        {
            throw new ArgumentException("A label is not empty and not a number.", nameof(label));
        }

        if (digits.Length is < 10 or > 19 || digits.IndexOfAnyExceptInRange((byte)0, (byte)9) >= 0)
        {
            throw new ArgumentException("A number to look for has 10 to 19 digits, given as values of 0 to 9.", nameof(digits));
        }

        _needles.Add(label, digits);
    }

    /// <summary>Searches files, and folders with all that is below them.</summary>
    public KnownCardReport ScanFiles(IEnumerable<string> paths, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paths);
        List<KnownCardHit> hits = [];
        List<UnseenPlace> unseen = [];
        long places = 0;
        using SlidingWindow window = NewWindow();
        foreach (WalkedFile file in FileWalk.Below(paths))
        {
            string? refusal = file.Refusal
                ?? FileBytes.Show(file.Path, window, Search(file.Path, hits), cancellation);
            if (refusal is null)
            {
                places++;
            }
            else
            {
                unseen.Add(new UnseenPlace(file.Path, refusal));
            }
        }

        return new KnownCardReport(places, window.BytesRead, hits, unseen);
    }

    /// <summary>
    /// Searches all memory that another process can write, locked memory included (Linux). Needs the right to trace that process.
    /// </summary>
    /// <exception cref="ArgumentException">The process is this one: the window through which it looks would find itself.</exception>
    public KnownCardReport ScanMemory(int processId, CancellationToken cancellation)
    {
        if (processId == Environment.ProcessId)
        {
            throw new ArgumentException("A process cannot search its own memory.", nameof(processId));
        }

        string folder = "/proc/" + processId.ToString(CultureInfo.InvariantCulture);
        string process = "process " + processId.ToString(CultureInfo.InvariantCulture);
        List<KnownCardHit> hits = [];
        List<UnseenPlace> unseen = [];
        long places = 0;
        using SlidingWindow window = NewWindow();
        try
        {
            IReadOnlyList<MemoryRegion> regions = MemoryRegion.Parse(File.ReadAllLines(folder + "/maps"));
            if (regions.Count == 0)
            {
                unseen.Add(new UnseenPlace(process, "it has no memory of its own: it has ended"));
            }

            using SafeFileHandle memory = File.OpenHandle(folder + "/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            foreach (MemoryRegion region in regions)
            {
                string place = region.Name.Length == 0 ? process : process + " " + region.Name;
                if (ShowRegion(memory, region, window, Search(place, hits), cancellation))
                {
                    places++;
                }
                else if (MemoryRegion.Parse(File.ReadAllLines(folder + "/maps")).Contains(region))
                {
                    unseen.Add(new UnseenPlace(place, "a region at " + region.Start.ToString("x", CultureInfo.InvariantCulture) + " cannot be read"));
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            unseen.Add(new UnseenPlace(process, "its memory cannot be opened: it has ended, or tracing it is not allowed"));
        }

        return new KnownCardReport(places, window.BytesRead, hits, unseen);
    }

    private static bool ShowRegion(
        SafeFileHandle memory,
        MemoryRegion region,
        SlidingWindow window,
        WindowHandler handler,
        CancellationToken cancellation)
    {
        try
        {
            window.Show(
                (address, buffer) => address >= region.End
                    ? 0
                    : RandomAccess.Read(memory, buffer[..(int)Math.Min(buffer.Length, region.End - address)], address),
                region.Start,
                handler,
                cancellation);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private WindowHandler Search(string place, List<KnownCardHit> hits) =>
        (bytes, from, to, offset) => _needles.Find(
            bytes,
            from,
            to,
            (pattern, index) => hits.Add(new KnownCardHit(pattern.Label, place, offset + index, pattern.Form)));

    private SlidingWindow NewWindow() => new(before: 0, after: _needles.Longest);
}
