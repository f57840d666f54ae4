using System.Text.Json;
using PayGate.Simulation;

namespace PayGate.Smoke;

/// <summary>Plays one call with one capture, from the dialled number to the last word, and says what came of it.</summary>
internal sealed class CaptureScript
{
    private static readonly TimeSpan KeyTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseTime = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan StateLimit = TimeSpan.FromSeconds(20);

    // Longer than a capture waits for a vault that does not answer.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    private readonly SmokeStage _stage;
    private readonly KeyTransport _transport;
    private readonly Ending _ending;
    private readonly TestCard _card;
    private readonly KeyStopwatch _stopwatch;
    private string _capture = "";
    private int _keyed;

    /// <summary>Prepares the script.</summary>
    public CaptureScript(SmokeStage stage, KeyTransport transport, Ending ending, TestCard card, KeyStopwatch stopwatch)
    {
        _stage = stage;
        _transport = transport;
        _ending = ending;
        _card = card;
        _stopwatch = stopwatch;
    }

    /// <summary>The call's identifier at the desk, once it appeared.</summary>
    public string CallId { get; private set; } = "";

    /// <summary>When the call was hung up.</summary>
    public long HungUpAt { get; private set; }

    /// <summary>What the agent's telephone heard.</summary>
    public LegListener? AgentEar { get; private set; }

    /// <summary>Called when everything is keyed and held by the relay, before the agent confirms.</summary>
    public Func<CancellationToken, Task>? WhileHeld { get; init; }

    /// <summary>Plays it.</summary>
    public async Task<CaptureResult> PlayAsync(CancellationToken cancellationToken)
    {
        JsonElement end = default;
        string? problem = null;
        (SimulatedCall call, CallId) = await _stage.DialAsync(cancellationToken);
        using (call)
        {
            AgentEar = call.Agent.Listener;
            try
            {
                end = await CaptureAsync(call, cancellationToken);
            }
            catch (Exception failure) when (failure is TimeoutException or IOException)
            {
                problem = failure.Message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(400), cancellationToken);
            if (_ending is not Ending.HungUp || problem is not null)
            {
                await HangUpAsync(call, cancellationToken);
            }

            return Judge(call, end, problem);
        }
    }

    private async Task<JsonElement> CaptureAsync(SimulatedCall call, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
        JsonElement started = await _stage.Desk.InvokeAsync(
            "StartCapture", cancellationToken, new { callId = CallId, idempotencyKey = Guid.NewGuid().ToString("D") });
        if (!started.GetProperty("ok").GetBoolean())
        {
            throw new IOException("The capture was refused: " + started.GetProperty("refusal").GetProperty("code").GetString());
        }

        _capture = started.GetProperty("capture").GetProperty("id").GetString()!;
        _stage.Watcher.Measure(_capture, _stopwatch);
        await StateAsync(capture => capture.GetProperty("state").GetString() == "secured", "secured", cancellationToken);
        await _stage.Desk.InvokeAsync("AskField", cancellationToken, _capture, "cardNumber");
        return _ending switch
        {
            Ending.Success => await SucceedAsync(call, cancellationToken),
            Ending.Cancelled => await CancelAsync(call, cancellationToken),
            _ => await HangUpInTheMiddleAsync(call, cancellationToken),
        };
    }

    private async Task<JsonElement> SucceedAsync(SimulatedCall call, CancellationToken cancellationToken)
    {
        await KeyFieldAsync(call, "cardNumber", _card.Number(), cancellationToken);
        await KeyFieldAsync(call, "expiry", _card.Expiry(), cancellationToken);
        await KeyFieldAsync(call, "securityCode", _card.Code(), cancellationToken);
        await StateAsync(capture => capture.GetProperty("state").GetString() == "complete", "complete", cancellationToken);
        if (WhileHeld is { } whileHeld)
        {
            await whileHeld(cancellationToken);
        }

        await _stage.Desk.InvokeAsync("ConfirmCapture", cancellationToken, _capture);
        return await _stage.Watcher.CaptureAsync(_capture, _ => false, "ended", EndLimit, cancellationToken);
    }

    private async Task<JsonElement> CancelAsync(SimulatedCall call, CancellationToken cancellationToken)
    {
        await KeyFieldAsync(call, "cardNumber", _card.Number(), cancellationToken);
        await KeyAsync(call, "expiry", _card.Expiry().AsMemory(0, 2), cancellationToken);
        await _stage.Desk.InvokeAsync("CancelCapture", cancellationToken, _capture);
        return await _stage.Watcher.CaptureAsync(_capture, _ => false, "ended", EndLimit, cancellationToken);
    }

    private async Task<JsonElement> HangUpInTheMiddleAsync(SimulatedCall call, CancellationToken cancellationToken)
    {
        await KeyAsync(call, "cardNumber", _card.Number().AsMemory(0, 12), cancellationToken);
        await HangUpAsync(call, cancellationToken);
        return await _stage.Watcher.CaptureAsync(_capture, _ => false, "ended", EndLimit, cancellationToken);
    }

    private async Task KeyFieldAsync(SimulatedCall call, string field, byte[] keys, CancellationToken cancellationToken)
    {
        await StateAsync(
            capture => capture.GetProperty("currentField").GetString() == field, "the field " + field + " is asked", cancellationToken);
        await KeyAsync(call, field, keys, cancellationToken);
        await StateAsync(capture => FieldState(capture, field) == "valid", "the field " + field + " is valid", cancellationToken);
        Array.Clear(keys);
    }

    private Task KeyAsync(SimulatedCall call, string field, ReadOnlyMemory<byte> keys, CancellationToken cancellationToken)
    {
        _keyed += keys.Length;
        return call.KeyAsync(keys, _transport, KeyTime, PauseTime, () => _stopwatch.Pressed(field), cancellationToken);
    }

    private async Task HangUpAsync(SimulatedCall call, CancellationToken cancellationToken)
    {
        HungUpAt = System.Diagnostics.Stopwatch.GetTimestamp();
        await call.HangUpAsync(cancellationToken);
    }

    private Task<JsonElement> StateAsync(Func<JsonElement, bool> isSo, string what, CancellationToken cancellationToken) =>
        _stage.Watcher.CaptureAsync(_capture, isSo, what, StateLimit, cancellationToken);

    private CaptureResult Judge(SimulatedCall call, JsonElement end, string? problem)
    {
        string? outcome = end.ValueKind is JsonValueKind.Object ? end.GetProperty("outcome").GetString() : null;
        string expected = _ending switch
        {
            Ending.Success => "succeeded",
            Ending.Cancelled => "cancelledByAgent",
            _ => "hungUp",
        };
        bool token = end.ValueKind is JsonValueKind.Object && HasRightToken(end);
        problem ??= outcome != expected ? "The capture ended otherwise than played." : null;
        problem ??= token != (_ending is Ending.Success) ? "A token was missing, wrong, or given where none may be." : null;
        LegListener ear = call.Agent.Listener;
        return new CaptureResult(
            _transport, _ending, outcome, token, _keyed, Math.Round(ear.ToneMilliseconds(), 1), ear.EventPackets, ear.Packets, problem);
    }

    private bool HasRightToken(JsonElement end)
    {
        if (end.GetProperty("token").GetString() is not { Length: > 4 } token)
        {
            return false;
        }

        byte[] number = _card.Number();
        bool right = true;
        for (int i = 0; i < 4; i++)
        {
            right &= token[token.Length - 4 + i] - '0' == number[number.Length - 4 + i];
        }

        Array.Clear(number);
        return right;
    }

    private static string? FieldState(JsonElement capture, string field)
    {
        foreach (JsonElement one in capture.GetProperty("fields").EnumerateArray())
        {
            if (one.GetProperty("field").GetString() == field)
            {
                return one.GetProperty("state").GetString();
            }
        }

        return null;
    }
}
