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

    /// <summary>G.722 at 64 kbit/s; its RTP clock is 8 kHz although it samples at 16 (RFC 3551 section 4.5.2).</summary>
    G722,

    /// <summary>RFC 4733 events, at whatever clock rate.</summary>
    TelephoneEvent,

    /// <summary>Comfort noise, RFC 3389.</summary>
    ComfortNoise,
}
