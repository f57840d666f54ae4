namespace PayGate.Media.Sdp;

/// <summary>What a payload type stands for, as far as the relay has to know.</summary>
internal enum SdpCodec : byte
{
    /// <summary>A codec the relay cannot decode, or a payload type nobody announced.</summary>
    Unknown,

    /// <summary>G.711 mu-law at 8 kHz, one channel.</summary>
    Pcmu,

    /// <summary>G.711 A-law at 8 kHz, one channel.</summary>
    Pcma,

    /// <summary>RFC 4733 events, at whatever clock rate.</summary>
    TelephoneEvent,

    /// <summary>Comfort noise, RFC 3389.</summary>
    ComfortNoise,
}
