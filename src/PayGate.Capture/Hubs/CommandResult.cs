using PayGate.Capture.Ports;
using PayGate.Capture.Sessions;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Hubs;

/// <summary>The answer to every command of a desk.</summary>
internal sealed record CommandResult(bool Ok, Refusal? Refusal, Refusal? Warning, CaptureSnapshot? Capture)
{
    public static CommandResult Refused(Refusal refusal) => new(false, refusal, null, null);

    public static CommandResult From(CaptureAnswer answer) => new(
        answer.Refusal is null,
        answer.Refusal is { } code ? Hubs.Refusal.For(code) : null,
        null,
        answer.Capture);

    public static CommandResult From(CaptureStart start) => (start.Gate, start.Answer.Refusal) switch
    {
        ({ Answer: GateAnswer.Block } gate, _) => Refused(Hubs.Refusal.Blocked(gate.Rule, gate.Message)),
        ({ Answer: GateAnswer.Warn } gate, null) => From(start.Answer) with { Warning = new Hubs.Refusal(gate.Rule, gate.Message) },
        _ => From(start.Answer),
    };
}
