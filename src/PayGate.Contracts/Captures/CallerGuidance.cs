namespace PayGate.Contracts.Captures;

/// <summary>Whether, and in which language, the caller hears during a capture what to key.</summary>
public enum CallerGuidance
{
    /// <summary>Not at all: the agent says it.</summary>
    Off,

    /// <summary>In Italian.</summary>
    It,

    /// <summary>In English.</summary>
    En,
}
