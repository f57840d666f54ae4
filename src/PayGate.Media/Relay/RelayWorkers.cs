using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Media.Calls;
using PayGate.Media.Prompts;
using PayGate.Media.Rtp;

namespace PayGate.Media.Relay;

/// <summary>The workers of a relay. A call stays with the worker that took its first offer, so that nothing in it needs a lock.</summary>
internal sealed class RelayWorkers : IDisposable
{
    private readonly RelayShard[] _shards;

    internal RelayWorkers(RelayParts parts)
    {
        Directory = parts.Directory;
        Media = parts.Media;
        _shards = [.. Enumerable.Range(0, parts.Options.Workers).Select(number => new RelayShard(number, parts))];
    }

    internal CallDirectory Directory { get; }

    /// <summary>The sounds that the edge may name; <see langword="null"/>: none.</summary>
    internal MediaLibrary? Media { get; }

    /// <summary>Who has a call, or is to take it when it is new.</summary>
    internal RelayShard Of(string sipCallId) => _shards[Directory.WorkerOf(sipCallId)];

    /// <summary>Who has a call; for one that is not known a worker that will say so.</summary>
    internal RelayShard Of(CallId call) => _shards[Directory.WorkerOf(call)];

    /// <summary>Who has the call that a capture armed; for one that is not known a worker that will say so.</summary>
    internal RelayShard Of(CaptureId capture) => _shards[Directory.WorkerOf(capture)];

    /// <summary>What running calls have carried.</summary>
    internal PacketCounters Carried() =>
        _shards.Aggregate(default(PacketCounters), (sum, shard) => sum.Plus(shard.InvokeAsync(own => own.Carried()).GetAwaiter().GetResult()));

    internal void Start() => Array.ForEach(_shards, shard => shard.Start());

    internal async Task EndAllCallsAsync()
    {
        foreach (RelayShard shard in _shards)
        {
            await shard.InvokeAsync(own => own.EndAllCalls());
        }
    }

    public void Dispose() => Array.ForEach(_shards, shard => shard.Dispose());
}
