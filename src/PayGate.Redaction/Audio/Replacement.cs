namespace PayGate.Redaction.Audio;

/// <summary>What stands in the place of removed audio. Samples are replaced, never attenuated.</summary>
public enum Replacement
{
    /// <summary>Digital silence.</summary>
    Silence,

    /// <summary>A steady tone of 1,000 Hz at -20 dBFS, which no row or column of DTMF uses.</summary>
    Bleep,
}
