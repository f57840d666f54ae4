namespace PayGate.Capture.Ports;

/// <summary>What a rule of the pre-capture gate says.</summary>
public enum GateAnswer
{
    /// <summary>Go on.</summary>
    Pass,

    /// <summary>Go on, with a remark to the agent.</summary>
    Warn,

    /// <summary>No capture.</summary>
    Block,
}
