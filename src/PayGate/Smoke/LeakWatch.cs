using PayGate.Evidence.KnownCards;
using PayGate.Hosting;

namespace PayGate.Smoke;

/// <summary>Looks for the smoke run's cards wherever they must not be: memory of every role, and every file that was written.</summary>
internal sealed class LeakWatch
{
    private const int MemoryTries = 3;
    private const int MostWords = 20;

    private readonly string _data;
    private readonly KnownCardScan _scan = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _hits = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private bool _complete = true;

    /// <summary>Watches for the published test cards.</summary>
    /// <param name="data">The folder in which everything is written.</param>
    public LeakWatch(string data)
    {
        _data = data;
        for (int i = 0; i < TestCard.Published.Count; i++)
        {
            byte[] number = TestCard.Published[i].Number();
            _scan.Add($"test card {i + 1}", number);
            Array.Clear(number);
        }
    }

    /// <summary>Hits so far, by place.</summary>
    public IReadOnlyDictionary<string, int> ByPlace
    {
        get
        {
            lock (_gate)
            {
                return new SortedDictionary<string, int>(_hits, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The first hits in words: which card, in what form, where; never the number.</summary>
    public IReadOnlyList<string> Words
    {
        get
        {
            lock (_gate)
            {
                return [.. _words];
            }
        }
    }

    /// <summary>All hits so far.</summary>
    public int Total => ByPlace.Values.Sum();

    /// <summary>Every place could be searched.</summary>
    public bool WasComplete
    {
        get
        {
            lock (_gate)
            {
                return _complete;
            }
        }
    }

    /// <summary>Searches the memory of every role's process.</summary>
    /// <param name="place">How hits are named.</param>
    /// <param name="processes">The processes by role.</param>
    /// <param name="cancellationToken">Stops searching.</param>
    public Task ScanMemoryAsync(string place, IReadOnlyDictionary<Role, int> processes, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            foreach ((Role role, int process) in processes)
            {
                KnownCardReport report = _scan.ScanMemory(process, cancellationToken);

                // A running process gives memory back between the listing of its regions and the reading of one.
                for (int i = 1; i < MemoryTries && report.Unseen.Count > 0; i++)
                {
                    report = _scan.ScanMemory(process, cancellationToken);
                }

                Count($"{place}.{role.ToString().ToLowerInvariant()}", report);
            }
        },
        cancellationToken);

    /// <summary>Searches every file below the data folder.</summary>
    public Task ScanFilesAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            foreach (string folder in Directory.EnumerateDirectories(_data).Order(StringComparer.Ordinal))
            {
                Count("files." + Path.GetFileName(folder), _scan.ScanFiles([folder], cancellationToken));
            }

            Count("files.other", _scan.ScanFiles(Directory.EnumerateFiles(_data), cancellationToken));
        },
        cancellationToken);

    private void Count(string place, KnownCardReport report)
    {
        lock (_gate)
        {
            _words.AddRange(report.Hits.Take(MostWords - _words.Count).Select(hit => $"{place}: {hit.Needle} as {hit.Form} in {hit.Place}"));
            _words.AddRange(report.Unseen.Take(MostWords - _words.Count).Select(unseen => $"{place}: not searched: {unseen.Place}, {unseen.Reason}"));
            _hits[place] = _hits.GetValueOrDefault(place) + report.Hits.Count;
            _complete &= report.Unseen.Count == 0;
        }
    }
}
