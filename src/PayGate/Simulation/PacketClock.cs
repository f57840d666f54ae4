using System.Diagnostics;

namespace PayGate.Simulation;

/// <summary>Makes every telephone send a packet each 20 ms, catching up when the machine was busy.</summary>
internal sealed class PacketClock : IAsyncDisposable
{
    private static readonly TimeSpan PacketTime = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly List<RtpPhone> _phones = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    /// <summary>Starts the clock.</summary>
    public PacketClock() => _running = Task.Run(() => RunAsync(_stopping.Token));

    /// <summary>The telephone sends from now on.</summary>
    public void Add(RtpPhone phone)
    {
        lock (_gate)
        {
            _phones.Add(phone);
        }
    }

    /// <summary>The telephone sends no more.</summary>
    public void Remove(RtpPhone phone)
    {
        lock (_gate)
        {
            _phones.Remove(phone);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(5));
        long started = Stopwatch.GetTimestamp();
        long sent = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                long due = (long)(Stopwatch.GetElapsedTime(started) / PacketTime);
                for (; sent < due; sent++)
                {
                    SendAll();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private void SendAll()
    {
        RtpPhone[] phones;
        lock (_gate)
        {
            phones = [.. _phones];
        }

        foreach (RtpPhone phone in phones)
        {
            phone.SendNext();
        }
    }
}
