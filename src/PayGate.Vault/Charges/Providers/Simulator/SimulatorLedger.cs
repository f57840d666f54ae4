using System.Text;
using PayGate.Contracts.Charges;

namespace PayGate.Vault.Charges.Providers.Simulator;

/// <summary>
/// What the simulator was asked and did, in a file of its own that outlives the vault's process: one line a request that reached it, so that
/// one sent twice shows. No card data.
/// </summary>
internal sealed class SimulatorLedger
{
    private readonly Lock _lock = new();
    private readonly string? _path;
    private readonly List<SimulatorEntry> _entries = [];

    /// <param name="path">The file; <see langword="null"/>: in memory.</param>
    internal SimulatorLedger(string? path)
    {
        _path = path;
        if (path is not null && File.Exists(path))
        {
            _entries.AddRange(File.ReadLines(path).Select(SimulatorEntry.Parse));
        }
    }

    internal IReadOnlyList<SimulatorEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>What a request was answered first.</summary>
    internal SimulatorEntry? Find(string key)
    {
        lock (_lock)
        {
            return _entries.Find(entry => entry.Key == key);
        }
    }

    /// <summary>Enters a request; one that came before gets its first answer again, and shows as a second line.</summary>
    internal SimulatorEntry Enter(ProviderOrder order, ChargeProblem? problem)
    {
        lock (_lock)
        {
            SimulatorEntry entry = _entries.Find(earlier => earlier.Key == order.Key)
                ?? new SimulatorEntry(order.Key, order.Kind, order.Amount.Minor, problem);
            _entries.Add(entry);
            if (_path is not null)
            {
                using FileStream file = new(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
                file.Write(Encoding.ASCII.GetBytes(entry.Line() + "\n"));
                file.Flush(flushToDisk: true);
            }

            return entry;
        }
    }
}
