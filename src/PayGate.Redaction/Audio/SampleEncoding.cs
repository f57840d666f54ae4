namespace PayGate.Redaction.Audio;

/// <summary>How one sample is stored in a recording.</summary>
internal enum SampleEncoding
{
    /// <summary>Unsigned 8-bit linear.</summary>
    Pcm8,

    /// <summary>Signed 16-bit linear, little-endian.</summary>
    Pcm16,

    /// <summary>Signed 24-bit linear, little-endian.</summary>
    Pcm24,

    /// <summary>Signed 32-bit linear, little-endian.</summary>
    Pcm32,

    /// <summary>IEEE 754 single precision, little-endian.</summary>
    Float32,

    /// <summary>IEEE 754 double precision, little-endian.</summary>
    Float64,

    /// <summary>ITU-T G.711 A-law.</summary>
    ALaw,

    /// <summary>ITU-T G.711 u-law.</summary>
    MuLaw,
}
