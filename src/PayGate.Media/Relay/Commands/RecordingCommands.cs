using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Recording;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay.Commands;

/// <summary>Starts, pauses and stops recorders, on the worker's thread. Each method returns the reason when it was not done.</summary>
internal sealed class RecordingCommands(CallTable calls, CallRecorders? recorders, PacketWorkspace workspace, TimeProvider clock)
{
    private const string NotConfigured = "Recording is not configured on this relay";

    /// <summary>Records the call, from its answer on; goes on with a recording that was paused.</summary>
    internal string Start(string callId)
    {
        if (calls.Find(callId) is not { } call)
        {
            return NgErrors.UnknownCall;
        }

        if (recorders is null)
        {
            return NotConfigured;
        }

        call.WantsRecording = true;
        call.IsRecordingPaused = false;
        StartIfWanted(call);
        return "";
    }

    /// <summary>Takes silence until the recording is started again.</summary>
    internal string Pause(string callId)
    {
        if (calls.Find(callId) is not { } call)
        {
            return NgErrors.UnknownCall;
        }

        call.IsRecordingPaused = true;
        return recorders is null ? NotConfigured : "";
    }

    /// <summary>Ends the recording. Nothing happens when there is none.</summary>
    internal string Stop(string callId)
    {
        if (calls.Find(callId) is not { } call)
        {
            return NgErrors.UnknownCall;
        }

        call.WantsRecording = false;
        call.Recorder?.Finish(workspace.Now);
        call.Recorder = null;
        return "";
    }

    /// <summary>Starts the recorder of an answered call that is to be recorded and is not yet.</summary>
    internal void StartIfWanted(Call call)
    {
        if (!call.WantsRecording || !call.IsAnswered || call.Recorder is not null || recorders is null)
        {
            return;
        }

        long now = workspace.Now;
        call.Recorder = recorders.Start(call.Id, call.Tenant, clock.GetUtcNow(), now, call.PositionAt(now));
        if (call.Capture is { } capture)
        {
            call.Recorder.Spans.Start(capture.Id, call.Recorder.FrameAt(now));
        }
    }
}
