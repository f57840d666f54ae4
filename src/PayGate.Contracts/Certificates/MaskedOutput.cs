namespace PayGate.Contracts.Certificates;

/// <summary>Where masked sound goes.</summary>
public enum MaskedOutput
{
    /// <summary>To every party of the call but the caller, and to whoever listens with them: all get the same packets.</summary>
    Legs,

    /// <summary>To the recorder.</summary>
    Recorder,
}
