namespace PayGate.Hosting;

/// <summary>What a process does. One process may play all; in production each has a network segment of its own.</summary>
internal enum Role
{
    /// <summary>Media path: the only role that sees keys.</summary>
    Relay,

    /// <summary>Capture sessions and the agents' hub.</summary>
    Capture,

    /// <summary>Keys, cards, tokens.</summary>
    Vault,

    /// <summary>The line that redacts recordings.</summary>
    Redaction,

    /// <summary>Sign-in, REST and pages.</summary>
    Console,
}
