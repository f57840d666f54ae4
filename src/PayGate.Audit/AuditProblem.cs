namespace PayGate.Audit;

/// <summary>What a verification found wrong.</summary>
public enum AuditProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The content or the hash of an event is not what was written.</summary>
    EventChanged,

    /// <summary>An event that the signed head counts is not there.</summary>
    EventMissing,

    /// <summary>Events stand in another order than they were written in.</summary>
    EventsReordered,

    /// <summary>An event is there that the chain never wrote.</summary>
    EventInserted,

    /// <summary>Events were replaced by others that link well among themselves but not to a signed head or checkpoint.</summary>
    EventsRewritten,

    /// <summary>The tables of the chain or its head are gone.</summary>
    HeadMissing,

    /// <summary>The head is not signed by the audit key.</summary>
    HeadForged,

    /// <summary>The whole database is older than a checkpoint taken of it.</summary>
    RolledBack,

    /// <summary>A line of the checkpoint file is unreadable or not signed by the audit key.</summary>
    CheckpointForged,

    /// <summary>The database belongs to another chain than the one asked for.</summary>
    OtherChain,

    /// <summary>The database is damaged, locked or not one.</summary>
    Unreadable,
}
