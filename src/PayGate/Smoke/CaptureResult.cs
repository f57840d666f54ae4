using PayGate.Simulation;

namespace PayGate.Smoke;

/// <summary>What one capture of the smoke run came to.</summary>
/// <param name="Transport">How the keys travelled.</param>
/// <param name="Ending">How it was to end.</param>
/// <param name="Outcome">The outcome the desk was told; <see langword="null"/> when none came.</param>
/// <param name="TokenGiven">A token came, with the right last four.</param>
/// <param name="DigitsKeyed">Keys pressed.</param>
/// <param name="AgentLegToneMs">Milliseconds of key tone that reached the agent's telephone.</param>
/// <param name="AgentLegEvents">Event packets that reached the agent's telephone.</param>
/// <param name="AgentLegPackets">Packets that reached the agent's telephone: the caller stayed audible.</param>
/// <param name="Problem">What went wrong, if anything did.</param>
internal sealed record CaptureResult(
    KeyTransport Transport,
    Ending Ending,
    string? Outcome,
    bool TokenGiven,
    int DigitsKeyed,
    double AgentLegToneMs,
    int AgentLegEvents,
    int AgentLegPackets,
    string? Problem)
{
    /// <summary>Everything was as it has to be.</summary>
    public bool Ok => Problem is null && AgentLegToneMs == 0 && AgentLegEvents == 0;
}
