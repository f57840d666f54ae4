namespace PayGate.Vault.Charges.Providers.Simulator;

/// <summary>What goes wrong between the simulator and the vault.</summary>
internal enum SimulatorTrouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Carried out, and the answer never comes.</summary>
    AnswerLost,

    /// <summary>Not carried out, and no answer comes.</summary>
    RequestLost,

    /// <summary>Carried out after five seconds.</summary>
    Slow,

    /// <summary>Carried out, and the answer is an error.</summary>
    Crash,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>The request is not accepted.</summary>
    Rejected,

    /// <summary>Carried out, no answer comes, and look-ups fail too.</summary>
    LostForGood,
}
