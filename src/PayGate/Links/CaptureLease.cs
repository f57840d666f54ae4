using PayGate.Capture.Ports;
using PayGate.Contracts.Captures;

namespace PayGate.Links;

/// <summary>
/// Ends captures whose owner is gone: while no capture role listens to the notices, what it armed is wiped and disarmed after a grace.
/// </summary>
/// <remarks>A neighbour that crashes must leave neither digits in the relay nor a caller masked for ever.</remarks>
internal sealed class CaptureLease : IDisposable
{
    /// <summary>How long the capture role may be away before its captures are wiped.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ICallMedia _media;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly HashSet<CaptureId> _armed = [];
    private int _holders;

    /// <summary>Watches over the captures armed through a link.</summary>
    public CaptureLease(ICallMedia media, TimeProvider clock)
    {
        _media = media;
        _timer = clock.CreateTimer(_ => _ = ReleaseAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A capture was armed by the holder.</summary>
    public void Armed(CaptureId capture)
    {
        lock (_gate)
        {
            _armed.Add(capture);
            StartGraceWithoutHolder();
        }
    }

    /// <summary>A capture was disarmed by the holder.</summary>
    public void Disarmed(CaptureId capture)
    {
        lock (_gate)
        {
            _armed.Remove(capture);
        }
    }

    /// <summary>Holds the lease until disposed.</summary>
    public IDisposable Hold()
    {
        lock (_gate)
        {
            _holders++;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        return new Holder(this);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void LetGo()
    {
        lock (_gate)
        {
            _holders--;
            StartGraceWithoutHolder();
        }
    }

    private void StartGraceWithoutHolder()
    {
        if (_holders == 0)
        {
            _timer.Change(Grace, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReleaseAsync()
    {
        CaptureId[] orphans;
        lock (_gate)
        {
            if (_holders > 0)
            {
                return;
            }

            orphans = [.. _armed];
            _armed.Clear();
        }

        foreach (CaptureId orphan in orphans)
        {
            await _media.DisarmAsync(orphan, CancellationToken.None);
        }
    }

    private sealed class Holder(CaptureLease lease) : IDisposable
    {
        private bool _released;

        public void Dispose()
        {
            if (!_released)
            {
                _released = true;
                lease.LetGo();
            }
        }
    }
}
