using System.Text.Json;
using PayGate.Capture.Deciding;

namespace PayGate.Capture.Hubs;

/// <summary>Why something was not done, or a remark: a code for programs and a sentence for people who read logs.</summary>
internal sealed record Refusal(string Code, string Message)
{
    public static Refusal For(RefusalCode code) => new(NameOf(code), code switch
    {
        RefusalCode.InvalidArgument => "An argument is missing or malformed.",
        RefusalCode.UnknownCall => "There is no such call.",
        RefusalCode.CallNotAnswered => "The call has not been answered yet.",
        RefusalCode.CaptureRunning => "A capture is already running on this call.",
        RefusalCode.IdempotencyKeyReused => "The idempotency key was used for another call.",
        RefusalCode.Blocked => "A rule does not allow to take a card now.",
        RefusalCode.UnknownCapture => "There is no such capture.",
        RefusalCode.NotSecured => "The call is not secured yet.",
        RefusalCode.FieldNotInCapture => "The field is not part of this capture.",
        RefusalCode.NoTimeRunning => "No time-out is running.",
        RefusalCode.NotComplete => "Not all fields are valid.",
        RefusalCode.Storing => "The card is being stored.",
        RefusalCode.CaptureEnded => "The capture has ended.",
        RefusalCode.Unavailable => "PayGate cannot do this safely now; nothing was taken.",
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    });

    public static Refusal Malformed(string message) => new(NameOf(RefusalCode.InvalidArgument), message);

    public static Refusal Blocked(string rule, string message) => new(NameOf(RefusalCode.Blocked), rule + ": " + message);

    private static string NameOf(RefusalCode code) => JsonNamingPolicy.CamelCase.ConvertName(code.ToString());
}
