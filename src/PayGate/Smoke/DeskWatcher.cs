using System.Text.Json;
using PayGate.Simulation;

namespace PayGate.Smoke;

/// <summary>Follows what the hub tells one agent, so that a script can wait for a state.</summary>
internal sealed class DeskWatcher
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonElement> _captures = [];
    private readonly Dictionary<string, string> _calls = [];
    private readonly Dictionary<string, KeyStopwatch> _stopwatches = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads until the desk's connection ends.</summary>
    public async Task RunAsync(DeskClient desk)
    {
        await foreach (DeskMessage message in desk.Messages.ReadAllAsync())
        {
            Take(message);
        }
    }

    /// <summary>Keys of this capture are measured by this watch.</summary>
    public void Measure(string capture, KeyStopwatch stopwatch)
    {
        lock (_gate)
        {
            _stopwatches[capture] = stopwatch;
        }
    }

    /// <summary>Identifiers of the calls seen so far.</summary>
    public IReadOnlyCollection<string> Calls()
    {
        lock (_gate)
        {
            return [.. _calls.Keys];
        }
    }

    /// <summary>Waits for an answered call that is not in <paramref name="known"/>.</summary>
    public Task<string> NewCallAsync(IReadOnlyCollection<string> known, TimeSpan limit, CancellationToken cancellationToken) =>
        WaitAsync(() => _calls.FirstOrDefault(call => call.Value == "answered" && !known.Contains(call.Key)).Key, "an answered call", limit, cancellationToken);

    /// <summary>Waits until a capture is as asked; gives back its state.</summary>
    public async Task<JsonElement> CaptureAsync(
        string capture, Func<JsonElement, bool> isSo, string what, TimeSpan limit, CancellationToken cancellationToken)
    {
        JsonElement found = default;
        await WaitAsync(
            () =>
            {
                bool there = _captures.TryGetValue(capture, out found) && (isSo(found) || found.GetProperty("state").GetString() == "ended");
                return there ? capture : null;
            },
            what,
            limit,
            cancellationToken);
        return found;
    }

    private async Task<string> WaitAsync(Func<string?> find, string what, TimeSpan limit, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (find() is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException("The desk was not told in time: " + what + ".");
            }
        }
    }

    private void Take(DeskMessage message)
    {
        lock (_gate)
        {
            string id = message.Body.GetProperty("id").GetString()!;
            if (message.Target == "CallChanged")
            {
                _calls[id] = message.Body.GetProperty("state").GetString()!;
            }
            else if (message.Target == "CaptureChanged")
            {
                _captures[id] = message.Body;
                _stopwatches.GetValueOrDefault(id)?.Shown(message.Body);
            }

            TaskCompletionSource changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.TrySetResult();
        }
    }
}
