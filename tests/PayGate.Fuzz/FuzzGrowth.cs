using System.Globalization;

namespace PayGate.Fuzz;

/// <summary>
/// Watches memory over a run: what is live after a collection, and what the process holds, native memory included. After the warm-up neither
/// may rise beyond its bound.
/// </summary>
/// <param name="seconds">How long the run is; the first third of it is the warm-up.</param>
internal sealed class FuzzGrowth(double seconds)
{
    private const long MostLiveBytes = 16L << 20;
    private const long MostResidentBytes = 64L << 20;
    private const double WarmUp = 1.0 / 3;
    private const int Readings = 60;

    private double _next;
    private long _live;
    private long _resident;
    private long _liveAtFirst;
    private long _residentAtFirst;

    /// <summary>Takes a reading when one is due.</summary>
    /// <param name="elapsed">Seconds since the start.</param>
    /// <returns>What grew; <see langword="null"/>: nothing.</returns>
    internal string? Grew(double elapsed)
    {
        if (elapsed < _next)
        {
            return null;
        }

        _next = elapsed + (seconds / Readings);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        (_live, _resident) = (GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet);
        if (elapsed < seconds * WarmUp)
        {
            _liveAtFirst = Math.Max(_liveAtFirst, _live);
            _residentAtFirst = Math.Max(_residentAtFirst, _resident);
            return null;
        }

        return _live > _liveAtFirst + MostLiveBytes || _resident > _residentAtFirst + MostResidentBytes ? ToString() : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"live {_liveAtFirst >> 10} KiB after the warm-up, {_live >> 10} at the end; resident {_residentAtFirst >> 10} KiB, {_resident >> 10}");
}
