using System.Net;
using PayGate.Simulation;

namespace PayGate.Demo;

/// <summary>The caller's telephone of the demo, with an agent's telephone at the far end that picks up by itself.</summary>
internal sealed class Telephone : IAsyncDisposable
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(60);

    private readonly SimulatedTrunk _trunk;
    private readonly PacketClock _clock = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly string _metadata;
    private SimulatedCall? _call;
    private int _keysSent;
    private volatile string _state = "idle";
    private volatile string _transport = "events";

    /// <summary>Connects the telephone to the trunk of a relay.</summary>
    /// <param name="relay">The relay's NG port.</param>
    /// <param name="agent">The agent whose telephone rings.</param>
    public Telephone(IPEndPoint relay, string agent)
    {
        _trunk = new SimulatedTrunk(relay);
        _metadata = "agent=" + agent;
    }

    /// <summary>What the telephone's page shows.</summary>
    public TelephoneState State()
    {
        LegListener? ear = _call?.Agent.Listener;
        return new TelephoneState(
            _state,
            _transport,
            new AgentEar(ear?.Tones ?? 0, ear?.EventPackets ?? 0, ear is null ? -96 : Math.Round(Math.Max(-96, ear.LevelDb), 1)),
            Volatile.Read(ref _keysSent));
    }

    /// <summary>Chooses how keys travel: <c>events</c>, <c>tones</c> or <c>both</c>.</summary>
    /// <returns>False when there is no such way.</returns>
    public bool Choose(string mode)
    {
        if (mode is not ("events" or "tones" or "both"))
        {
            return false;
        }

        _transport = mode;
        return true;
    }

    /// <summary>Dials; the agent's telephone rings for a second and answers. Does nothing while a call is on.</summary>
    public async Task DialAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_call is not null)
            {
                return;
            }

            _state = "ringing";
            Volatile.Write(ref _keysSent, 0);
            await Task.Delay(RingTime, cancellationToken);
            _call = await SimulatedCall.DialAsync(_trunk, _clock, IPAddress.Loopback, _metadata, cancellationToken);
            _state = "answered";
        }
        catch (IOException)
        {
            _state = "ended";
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Hangs up. Does nothing without a call.</summary>
    public async Task HangUpAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_call is { } call)
            {
                _call = null;
                _state = "ended";
                await call.HangUpAsync(cancellationToken);
                call.Dispose();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Presses a key.</summary>
    /// <returns>False when there is no call to press it in.</returns>
    public bool Press(byte key, TimeSpan duration)
    {
        if (_call is not { } call)
        {
            return false;
        }

        KeyTransport transport = _transport switch
        {
            "tones" => KeyTransport.Tones,
            "both" => KeyTransport.Both,
            _ => KeyTransport.Events,
        };
        call.Caller.Press(key, transport, duration, Rest);
        Interlocked.Increment(ref _keysSent);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _call?.Dispose();
        await _clock.DisposeAsync();
        _trunk.Dispose();
        _one.Dispose();
    }
}
