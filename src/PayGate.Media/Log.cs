using Microsoft.Extensions.Logging;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Recordings;

namespace PayGate.Media;

/// <summary>Everything this room logs. No key, no payload, no SIP identifier, no message of an exception that saw packets.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Relay started: NG on port {NgPort}, media ports {FirstPort} to {LastPort}, recording {Recording}")]
    internal static partial void RelayStarted(ILogger log, int ngPort, int firstPort, int lastPort, bool recording);

    [LoggerMessage(3001, LogLevel.Information, "Relay stopped")]
    internal static partial void RelayStopped(ILogger log);

    [LoggerMessage(3010, LogLevel.Error, "An NG command failed inside the relay with {ExceptionType} {Stack}")]
    internal static partial void NgCommandFailed(ILogger log, string exceptionType, string? stack);

    [LoggerMessage(3020, LogLevel.Error, "Handling a packet failed with {ExceptionType}; it was not passed on")]
    internal static partial void PacketFailed(ILogger log, string exceptionType);

    [LoggerMessage(3021, LogLevel.Error, "Periodic work of the relay failed with {ExceptionType}")]
    internal static partial void TickFailed(ILogger log, string exceptionType);

    [LoggerMessage(3030, LogLevel.Error, "Recording {Recording} failed: the disk refused or stalled; the call goes on")]
    internal static partial void RecordingFailed(ILogger log, RecordingId recording);

    [LoggerMessage(3040, LogLevel.Information, "Call {Call} armed for {Capture}")]
    internal static partial void Armed(ILogger log, CallId call, CaptureId capture);

    [LoggerMessage(3041, LogLevel.Warning, "Call {Call} was not armed for {Capture}: {Refusal}")]
    internal static partial void NotArmed(ILogger log, CallId call, CaptureId capture, string refusal);

    [LoggerMessage(3042, LogLevel.Information, "{Capture} disarmed and wiped")]
    internal static partial void Disarmed(ILogger log, CaptureId capture);
}
