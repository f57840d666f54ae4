using System.Collections.Concurrent;
using PayGate.Capture.Deciding;
using PayGate.Capture.Desk;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Sessions;

/// <summary>The captures of one relay that are open, or ended a short while ago. At most one per call is not settled.</summary>
internal sealed class CaptureDirectory(SessionTools tools) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<CaptureId, CaptureSession> _sessions = new();
    private readonly ConcurrentDictionary<CallId, CaptureSession> _newestOfCall = new();
    private volatile bool _relayIsHeard;

    /// <summary>False while the relay's notices do not arrive: a loss of protection would go unnoticed, so nothing may start.</summary>
    public bool RelayIsHeard => _relayIsHeard;

    /// <summary>Runs a recorded capture.</summary>
    public CaptureSession Open(CaptureModel model, IReadOnlyList<CaptureEffect> first)
    {
        Sweep();
        CaptureSession session = new(model, first, tools);
        _sessions[model.Id] = session;
        _newestOfCall[model.Call] = session;
        return session;
    }

    public CaptureSession? Find(CaptureId capture) => _sessions.GetValueOrDefault(capture);

    /// <summary>True while a capture of this call is open or its mask not yet answered for.</summary>
    public bool IsRunningOn(CallId call) => _newestOfCall.TryGetValue(call, out CaptureSession? newest) && !newest.Settled.IsCompleted;

    public void Post(CaptureId capture, CaptureCommand command) => Find(capture)?.Post(command);

    /// <summary>Tells the capture of a call, if one runs, that the call is over.</summary>
    public void EndCall(CallId call)
    {
        if (_newestOfCall.TryGetValue(call, out CaptureSession? newest))
        {
            newest.Post(new CaptureCommand.CallEnded());
        }
    }

    public void RelayFound() => _relayIsHeard = true;

    /// <summary>Ends all open captures: a loss of protection at the relay would no longer be noticed.</summary>
    public void RelayLost()
    {
        _relayIsHeard = false;
        PostToAll(new CaptureCommand.ProtectionLost());
    }

    /// <summary>Interrupts all open captures and waits until the relay has answered for their masks.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _relayIsHeard = false;
        PostToAll(new CaptureCommand.Restarted());
        await Task.WhenAll(_sessions.Values.Select(session => session.Settled)).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (CaptureSession session in _sessions.Values)
        {
            await session.DisposeAsync();
        }
    }

    private void PostToAll(CaptureCommand command)
    {
        foreach (CaptureSession session in _sessions.Values)
        {
            session.Post(command);
        }
    }

    private void Sweep()
    {
        DateTimeOffset now = tools.Clock.GetUtcNow();
        foreach (CaptureSession session in _sessions.Values)
        {
            if (session.Settled.IsCompleted && now - (session.Current.EndedAt ?? session.Current.LimitAt) > DeskBoard.KeepEnded)
            {
                _sessions.TryRemove(session.Current.Id, out _);
                _newestOfCall.TryRemove(new KeyValuePair<CallId, CaptureSession>(session.Current.Call, session));
                _ = session.DisposeAsync().AsTask();
            }
        }
    }
}
