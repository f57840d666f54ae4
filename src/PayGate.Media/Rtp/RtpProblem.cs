namespace PayGate.Media.Rtp;

/// <summary>Why a datagram is not an RTP packet.</summary>
internal enum RtpProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Shorter than the fixed header.</summary>
    TooShort,

    /// <summary>Another version, or not RTP at all.</summary>
    NotVersion2,

    /// <summary>Contributing sources or the header extension reach past the end.</summary>
    ExtensionTooLong,

    /// <summary>The padding count is zero or reaches into the header.</summary>
    PaddingTooLong,
}
