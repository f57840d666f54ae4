using System.Net;
using PayGate.Benchmarks.Measuring;
using PayGate.Media.Sockets;

namespace PayGate.Benchmarks.Load;

/// <summary>Puts a load on a relay and takes its measure.</summary>
internal sealed class LoadRun : IDisposable
{
    private const int TicksPerPacket = 20;
    private const int DrainMilliseconds = 400;

    private readonly LoadPlan _plan;
    private readonly NgCaller _ng;
    private readonly int _process;
    private readonly List<LoadLeg> _legs = [];
    private readonly FloodSource? _flood;

    internal LoadRun(LoadPlan plan, int ngPort, int process)
    {
        _plan = plan;
        _process = process;
        _ng = new NgCaller(ngPort);
        int calls = plan.Calls + (plan.Floods > 0 ? 1 : 0);
        for (int call = 0; call < calls; call++)
        {
            LoadLeg first = new(_legs.Count), second = new(_legs.Count + 1);
            _legs.AddRange([first, second]);
            (int toFirst, int toSecond) = _ng.Connect(call, first.Socket.Local.Port, second.Socket.Local.Port);
            first.Target = new SocketEndPoint(IPAddress.Loopback, toFirst);
            second.Target = new SocketEndPoint(IPAddress.Loopback, toSecond);
            if (plan.Masked)
            {
                _ng.Block(call, plan.DelayBuffer);
            }
        }

        _flood = plan.Floods > 0 ? new FloodSource(_legs[^1].Target, plan.Floods) : null;
    }

    /// <summary>Sends, and counts after a second of warming up. Runs on the calling thread.</summary>
    internal LoadResult Measure(CancellationToken cancellationToken)
    {
        using LoadReceiver receiver = new(_legs, index => !_plan.Masked || (index & 1) == 0);
        int from = LoadPlan.WarmUpSeconds * LoadPlan.PacketsPerSecond;
        int ticks = from + (_plan.Seconds * LoadPlan.PacketsPerSecond);
        long start = SteadyClock.Now + (TicksPerPacket * SteadyClock.Millisecond);
        double cpu = 0;
        long late = 0;
        for (int tick = 0; tick < ticks; tick++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (tick == from)
            {
                cpu = ProcessMeter.Cpu(_process);
                receiver.CountFrom(SteadyClock.Now);
            }

            late = Math.Max(late, SendTick(tick, start, counts: tick >= from) * (tick >= from ? 1 : 0));
        }

        receiver.CountTo(SteadyClock.Now);
        cpu = ProcessMeter.Cpu(_process) - cpu;
        double memory = ProcessMeter.Memory(_process);
        SteadyClock.SleepUntil(SteadyClock.Now + (DrainMilliseconds * SteadyClock.Millisecond));
        return Sum(receiver, cpu, memory, late);
    }

    public void Dispose()
    {
        _flood?.Dispose();
        for (int call = 0; call < _legs.Count / 2; call++)
        {
            _ng.Delete(call);
        }

        _legs.ForEach(leg => leg.Dispose());
        _ng.Dispose();
    }

    // The legs are spread over the 20 ms, in steps of a millisecond.
    private long SendTick(int tick, long start, bool counts)
    {
        long latest = 0;
        for (int step = 0; step < TicksPerPacket; step++)
        {
            long due = start + (((tick * TicksPerPacket) + step) * SteadyClock.Millisecond);
            SteadyClock.SleepUntil(due);
            latest = Math.Max(latest, SteadyClock.Now - due);
            int last = _legs.Count * (step + 1) / TicksPerPacket;
            for (int i = _legs.Count * step / TicksPerPacket; i < last; i++)
            {
                _legs[i].Send(tick, _plan.Digits && (i & 1) == 0, counts);
            }
        }

        return latest;
    }

    private LoadResult Sum(LoadReceiver receiver, double cpu, double memory, long late)
    {
        // Behind a mask sound is silenced around keys on purpose, so only what came the other way can be counted.
        long sent = 0, arrived = 0;
        for (int i = 0; i < _plan.Calls * 2; i++)
        {
            if (!_plan.Masked || (i & 1) == 1)
            {
                sent += _legs[i].AudioSent;
                arrived += _legs[i ^ 1].AudioReceived;
            }
        }

        return new LoadResult(
            cpu / Math.Max(1, _legs.Sum(leg => leg.Sent)),
            Math.Max(0, sent - arrived),
            _legs.Sum(leg => leg.Misrouted),
            receiver.Latency.Microseconds(0.5),
            receiver.Latency.Microseconds(0.99),
            memory,
            late / (double)SteadyClock.Millisecond);
    }
}
