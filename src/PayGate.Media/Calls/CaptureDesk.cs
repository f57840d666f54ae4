using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Relaying;
using PayGate.Media.Captures;
using PayGate.Media.Listening;
using PayGate.Media.Prompts;
using PayGate.Media.Recording;
using PayGate.Media.Sockets;

namespace PayGate.Media.Calls;

/// <summary>Arms calls for captures and ends that again. Runs on the worker's thread.</summary>
/// <remarks>With <c>holdsBack</c>, a call whose sound cannot be decoded may be armed if keys come as events: the closed mask lets none of the sound out.</remarks>
internal sealed class CaptureDesk(
    CallTable calls,
    Func<SealingKey?> vaultKey,
    bool holdsBack,
    PromptBook prompts,
    ChannelWriter<RelayNotice> notices,
    PacketWorkspace workspace,
    TimeProvider clock,
    ILogger log)
{
    private const string NotArmed = "The capture is not armed.";
    private const string NoVaultKey = "The relay does not know the vault's key.";

    /// <summary>Completes when the recorder of the call, if there is one, has its file open or has failed to open it.</summary>
    internal Task WhenRecorderStarted(ArmRequest request) => calls.Find(request.Call)?.Recorder?.File.Started ?? Task.CompletedTask;

    /// <summary>Closes the mask on the caller's leg. Arming again for the same capture only confirms.</summary>
    internal ArmConfirmation Arm(ArmRequest request)
    {
        Call? call = calls.Find(request.Call);
        string? refusal = Refusal(call, request);
        if (refusal is null && call!.Capture is null)
        {
            refusal = TryStart(call, request);
        }

        if (refusal is not null)
        {
            Log.NotArmed(log, request.Call, request.Capture, refusal);
            return new ArmConfirmation(MaskClosed: false, RecorderSecured: false, refusal);
        }

        bool isClosed = call!.CallerLeg.Mask.IsClosed;
        call.Listening?.Confirm(isClosed);
        Log.Armed(log, call.Id, request.Capture);
        return new ArmConfirmation(isClosed, RecorderSecured: true, isClosed ? null : "The mask did not close.");
    }

    internal bool AskField(CaptureId capture, CardField field, int attempt)
    {
        Find(capture).AskField(field, attempt);
        calls.FindArmed(capture)?.Prompts?.Asked(field, workspace.Now);
        return true;
    }

    internal bool FinishField(CaptureId capture)
    {
        Find(capture).FinishField();
        return true;
    }

    /// <exception cref="InvalidOperationException">The capture is not armed or not complete, or the vault's key is not known.</exception>
    internal SealedCardMessage Seal(CaptureId capture)
    {
        SealedCardMessage card = Find(capture).Seal(vaultKey() ?? throw new InvalidOperationException(NoVaultKey));
        calls.FindArmed(capture)?.Prompts?.Sealed(workspace.Now);
        return card;
    }

    /// <summary>Wipes the digits, then lets the mask open once the keys have been quiet. Nothing happens when it is not armed.</summary>
    internal bool Disarm(CaptureId capture)
    {
        Call? call = calls.FindArmed(capture);
        if (call is null)
        {
            return false;
        }

        calls.Disarm(call);
        call.Listening?.Disarmed();
        call.Prompts?.Ended(workspace.Now);
        call.Prompts = null;
        call.CallerLeg.Mask.Release(MaskHolds.Capture, workspace.Now);
        Log.Disarmed(log, capture);
        return true;
    }

    private ArmedCapture Find(CaptureId capture) =>
        calls.FindArmed(capture)?.Capture ?? throw new InvalidOperationException(NotArmed);

    private string? Refusal(Call? call, ArmRequest request) => call switch
    {
        null => "The relay does not know the call.",
        { IsAnswered: false } => "The call is not answered.",
        { Roles.MayBeCaptured: false } => "The edge has marked the call as one without captures.",
        { Roles.IsCallerKnown: false } => "It is not known which party is the caller: the call began with a late offer, and neither label nor metadata said.",
        { Capture: { } other } when other.Id != request.Capture => "Another capture has the call armed.",
        { Listening.HasFailed: true } => "A key was heard behind the mask on this call.",
        _ when !call.CallerLeg.Streams.OfType<LegStream>().All(stream => stream.IsMaskable || (holdsBack && stream.Payloads.HasEvents)) =>
            "The caller's codec cannot be decoded: keys in its sound could not be masked.",
        { Recorder.File.State: not RecorderState.Writing } => "The recorder is not writing.",
        _ => vaultKey() is null ? NoVaultKey : null,
    };

    private string? TryStart(Call call, ArmRequest request)
    {
        try
        {
            calls.Arm(call, new ArmedCapture(request, call.Tenant, notices, clock) { Progressed = change => call.Prompts?.Judged(change) });
        }
        catch (ArgumentException)
        {
            return "The control keys are not star and hash.";
        }
        catch (GuardedMemoryException)
        {
            return "No guarded memory is left for the digits.";
        }

        call.Listening?.Finish(MeasurementEnd.NextCapture);
        call.Listening = new CallListening(call, request, notices, clock);
        call.CallerLeg.Mask.Close(MaskHolds.Capture, request.Style);
        call.Prompts = CallPrompts.For(call, request.Guidance, prompts);
        call.Recorder?.Spans.Start(request.Capture, call.Recorder.FrameAt(workspace.Now));
        return null;
    }
}
