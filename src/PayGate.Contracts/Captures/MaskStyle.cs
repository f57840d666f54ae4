namespace PayGate.Contracts.Captures;

/// <summary>What everybody but the caller hears in place of a key.</summary>
public enum MaskStyle
{
    /// <summary>Nothing.</summary>
    Silence,

    /// <summary>The same soft tone for every key, at a frequency no telephone key uses.</summary>
    FlatTone,
}
