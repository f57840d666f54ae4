using Microsoft.Extensions.Logging;
using PayGate.Capture.Deciding;
using PayGate.Capture.Storage;

namespace PayGate.Capture.Sessions;

/// <summary>
/// After a stop or crash: every capture that was open is interrupted, and every mask that was not answered for is asked to open, in case the
/// relay ran on.
/// </summary>
internal sealed class CaptureRecovery(CaptureStore store, CaptureDirectory directory, ILogger<CaptureRecovery> logger)
{
    public void Recover()
    {
        IReadOnlyList<CaptureModel> unfinished = store.Unfinished();
        foreach (CaptureModel model in unfinished)
        {
            CaptureSession session = directory.Open(model, model.IsEnded ? [new CaptureEffect.Disarm()] : []);
            session.Post(new CaptureCommand.Restarted());
        }

        if (unfinished.Count > 0)
        {
            Log.CapturesInterrupted(logger, unfinished.Count);
        }
    }
}
