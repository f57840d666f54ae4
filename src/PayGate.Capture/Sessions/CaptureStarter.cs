using Microsoft.Extensions.Logging;
using PayGate.Audit;
using PayGate.Capture.Deciding;
using PayGate.Capture.Desk;
using PayGate.Capture.Ports;
using PayGate.Capture.Storage;
using PayGate.Contracts.Calls;

namespace PayGate.Capture.Sessions;

/// <summary>Starts captures: one per wish, one per call, and only what gate and audit trail allow.</summary>
internal sealed class CaptureStarter(
    CaptureDirectory directory,
    CaptureStore store,
    DeskBoard board,
    ICaptureGate gate,
    CapturePolicy policy,
    TimeProvider clock,
    ILogger<CaptureStarter> logger) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<CaptureStart> StartAsync(CaptureWish wish, CancellationToken cancellationToken)
    {
        try
        {
            return FindEarlier(wish) ?? await StartNewAsync(wish, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Log.StartNotRecorded(logger, wish.Call, problem);
            return CaptureStart.Refused(RefusalCode.Unavailable);
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private CaptureStart? FindEarlier(CaptureWish wish)
    {
        if (store.FindByKey(wish.Tenant, wish.Agent, wish.IdempotencyKey) is not { } earlier)
        {
            return null;
        }

        return earlier.Call == wish.Call
            ? new CaptureStart(new CaptureAnswer(null, (directory.Find(earlier.Id)?.Current ?? earlier).ToSnapshot()), null)
            : Refuse(wish, RefusalCode.IdempotencyKeyReused);
    }

    private async Task<CaptureStart> StartNewAsync(CaptureWish wish, CancellationToken cancellationToken)
    {
        if (board.FindCall(wish.Call, wish.Tenant, wish.Agent) is not { State: not CallState.Ended } call)
        {
            return Refuse(wish, RefusalCode.UnknownCall);
        }

        if (call.State != CallState.Answered)
        {
            return Refuse(wish, RefusalCode.CallNotAnswered);
        }

        GateVerdict verdict = await AskGateAsync(new GateRequest(wish.Tenant, wish.Agent, call), cancellationToken);
        if (verdict.Answer == GateAnswer.Block)
        {
            return Refuse(wish, RefusalCode.Blocked, verdict);
        }

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return FindEarlier(wish) ?? Begin(wish, verdict);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private CaptureStart Begin(CaptureWish wish, GateVerdict verdict)
    {
        if (directory.IsRunningOn(wish.Call))
        {
            return Refuse(wish, RefusalCode.CaptureRunning);
        }

        if (!directory.RelayIsHeard)
        {
            return Refuse(wish, RefusalCode.Unavailable);
        }

        CaptureDecision.Accepted begun = CaptureDecider.Begin(wish, new DecisionContext(clock.GetUtcNow(), policy));
        store.Add(begun.Next, begun.Audit);
        CaptureSession session = directory.Open(begun.Next, begun.Effects);
        EndIfOvertaken(session, wish);
        return new CaptureStart(new CaptureAnswer(null, begun.Next.ToSnapshot()), verdict.Answer == GateAnswer.Warn ? verdict : null);
    }

    /// <summary>What was lost between the checks and the opening was told to no session.</summary>
    private void EndIfOvertaken(CaptureSession session, CaptureWish wish)
    {
        if (!directory.RelayIsHeard)
        {
            session.Post(new CaptureCommand.ProtectionLost());
        }

        if (board.FindCall(wish.Call, wish.Tenant, wish.Agent) is not { State: CallState.Answered })
        {
            session.Post(new CaptureCommand.CallEnded());
        }
    }

    private async Task<GateVerdict> AskGateAsync(GateRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.CheckAsync(request, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Log.GateFailed(logger, request.Call.Id, problem.GetType().Name);
            return GateVerdict.Block("gate-failed", "The rules for taking cards cannot be checked now.");
        }
    }

    private CaptureStart Refuse(CaptureWish wish, RefusalCode code, GateVerdict? verdict = null)
    {
        List<AuditDetail> details = [AuditDetail.Of("reason", code)];
        if (verdict is not null)
        {
            details.Add(AuditDetail.Text("rule", verdict.Rule));
        }

        store.Note(new AuditEntry(
            AuditKind.CaptureRefused,
            "agent:" + wish.Agent.Value,
            wish.Tenant,
            wish.Call.Value,
            AuditResult.Refused,
            details));
        return CaptureStart.Refused(code, verdict);
    }
}
