using System.Collections.Concurrent;

namespace PayGate.Media.Calls;

/// <summary>
/// Calls that ended while the caller's mask was closed, for as long as a transfer may take: the call that a REFER makes of them begins behind a
/// closed mask. Used by all workers.
/// </summary>
internal sealed class EndedMasks(TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, long> _bySipCallId = new(StringComparer.Ordinal);

    internal void Remember(string sipCallId)
    {
        if (_bySipCallId.Count >= Most)
        {
            Forget();
        }

        _bySipCallId[sipCallId] = clock.GetTimestamp();
    }

    internal bool Contains(string sipCallId) =>
        _bySipCallId.TryGetValue(sipCallId, out long ended) && clock.GetElapsedTime(ended) < Longest;

    private void Forget()
    {
        foreach ((string sipCallId, long ended) in _bySipCallId)
        {
            if (clock.GetElapsedTime(ended) >= Longest)
            {
                _bySipCallId.TryRemove(sipCallId, out _);
            }
        }
    }
}
