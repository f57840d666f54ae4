namespace PayGate.Capture.Ports;

/// <summary>The answer of the pre-capture gate, with the rule that gave it.</summary>
/// <param name="Answer">Pass, warn or block.</param>
/// <param name="Rule">Stable name of the rule, for the desk's own words and for the audit trail; at most 200 characters, no card-length digits.</param>
/// <param name="Message">What to tell the agent, in English and without personal data.</param>
public sealed record GateVerdict(GateAnswer Answer, string Rule, string Message)
{
    /// <summary>Nothing to say against it.</summary>
    public static GateVerdict Pass { get; } = new(GateAnswer.Pass, "none", "");

    /// <summary>Go on, with a remark.</summary>
    public static GateVerdict Warn(string rule, string message) => new(GateAnswer.Warn, rule, message);

    /// <summary>No capture.</summary>
    public static GateVerdict Block(string rule, string message) => new(GateAnswer.Block, rule, message);
}
