using Microsoft.Extensions.Logging;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;

namespace PayGate.Capture;

/// <summary>Everything the capture room logs. Event ids are never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Error, "Capture {Capture} could not be recorded.")]
    public static partial void CaptureNotRecorded(ILogger logger, CaptureId capture, Exception problem);

    [LoggerMessage(3002, LogLevel.Error, "A start on call {Call} could not be recorded.")]
    public static partial void StartNotRecorded(ILogger logger, CallId call, Exception problem);

    [LoggerMessage(3003, LogLevel.Error, "Call {Call} could not be recorded.")]
    public static partial void CallNotRecorded(ILogger logger, CallId call, Exception problem);

    [LoggerMessage(3004, LogLevel.Debug, "Capture {Capture}: {Effect} was called off.")]
    public static partial void EffectCalledOff(ILogger logger, CaptureId capture, string effect);

    [LoggerMessage(3005, LogLevel.Warning, "Capture {Capture}: {Effect} failed with {Problem}.")]
    public static partial void EffectFailed(ILogger logger, CaptureId capture, string effect, string problem);

    [LoggerMessage(3006, LogLevel.Error, "Capture {Capture}: the relay did not confirm that the mask is open, try {Attempt}, {Problem}.")]
    public static partial void MaskNotOpened(ILogger logger, CaptureId capture, int attempt, string problem);

    [LoggerMessage(3007, LogLevel.Error, "The pre-capture gate failed for call {Call} with {Problem}; the capture is blocked.")]
    public static partial void GateFailed(ILogger logger, CallId call, string problem);

    [LoggerMessage(3008, LogLevel.Error, "The relay is not heard any more ({Problem}); open captures end as not protected.")]
    public static partial void RelayLost(ILogger logger, string problem);

    [LoggerMessage(3009, LogLevel.Error, "Capture {Capture}: the relay can no longer vouch for the call.")]
    public static partial void ProtectionLost(ILogger logger, CaptureId capture);

    [LoggerMessage(3010, LogLevel.Warning, "{Count} captures were not finished when PayGate stopped.")]
    public static partial void CapturesInterrupted(ILogger logger, int count);

    [LoggerMessage(3011, LogLevel.Debug, "A message to a desk was not delivered, {Problem}.")]
    public static partial void DeskNotReached(ILogger logger, string problem);

    [LoggerMessage(3012, LogLevel.Critical, "Capture {Capture}: MASKING FAILED, {Kind} of {Milliseconds} ms heard behind the mask ({Output}). It was held back; the mask stays closed.")]
    public static partial void MaskingFailed(ILogger logger, CaptureId capture, MaskedOutput output, LeakKind kind, int milliseconds);

    [LoggerMessage(3013, LogLevel.Error, "A capture certificate could not be written, {Problem}; it is tried again.")]
    public static partial void CertificateNotWritten(ILogger logger, string problem);
}
