using Microsoft.Extensions.Logging;
using PayGate.Audit;
using PayGate.Capture.Desk;
using PayGate.Capture.Sessions;
using PayGate.Capture.Storage;
using PayGate.Contracts.Calls;

namespace PayGate.Capture.Calls;

/// <summary>Keeps the calls as the relay tells them: on the board, in the audit trail, and towards their captures.</summary>
internal sealed class CallBook(DeskBoard board, CaptureDirectory directory, CaptureStore store, TimeProvider clock, ILogger<CallBook> logger)
{
    private readonly HashSet<CallId> _live = [];

    /// <summary>Takes in one change. Called by one thread only.</summary>
    public void Take(CallSnapshot call)
    {
        if (!board.Show(call))
        {
            return;
        }

        if (call.State == CallState.Ended)
        {
            directory.EndCall(call.Id);
            _live.Remove(call.Id);
            Note(call, AuditKind.CallEnded, AuditDetail.Of("reason", call.EndReason ?? CallEndReason.RelayStopping));
        }
        else if (_live.Add(call.Id))
        {
            Note(call, AuditKind.CallAppeared, AuditDetail.Of("direction", call.Direction));
        }
    }

    /// <summary>Compares with all calls the relay knows: what it does not know any more has ended unheard.</summary>
    public void Reconcile(IReadOnlyList<CallSnapshot> live)
    {
        HashSet<CallId> known = [.. live.Select(call => call.Id)];
        foreach (CallSnapshot gone in board.LiveCalls().Where(call => !known.Contains(call.Id)))
        {
            Take(gone with
            {
                State = CallState.Ended,
                EndedAt = clock.GetUtcNow(),
                EndReason = CallEndReason.RelayStopping,
                Sequence = gone.Sequence + 1,
            });
        }

        foreach (CallSnapshot call in live)
        {
            Take(call);
        }
    }

    private void Note(CallSnapshot call, AuditKind kind, AuditDetail detail)
    {
        try
        {
            store.Note(new AuditEntry(kind, "relay", call.Tenant, call.Id.Value, AuditResult.Success, [detail]));
        }
        catch (Exception problem)
        {
            Log.CallNotRecorded(logger, call.Id, problem);
        }
    }
}
