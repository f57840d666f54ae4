namespace PayGate.Media.Masking;

/// <summary>What a negotiated payload type carries, as far as the mask must know it.</summary>
internal enum PayloadKind : byte
{
    /// <summary>G.711 u-law audio.</summary>
    Pcmu,

    /// <summary>G.711 A-law audio.</summary>
    Pcma,

    /// <summary>G.722 audio at 64 kbit/s.</summary>
    G722,

    /// <summary>Named telephone events, RFC 4733.</summary>
    TelephoneEvent,

    /// <summary>Comfort noise, RFC 3389.</summary>
    ComfortNoise,

    /// <summary>Anything else: it may hold a key, so it does not leave a closed mask.</summary>
    Undecodable,
}
