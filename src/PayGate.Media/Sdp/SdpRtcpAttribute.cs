namespace PayGate.Media.Sdp;

/// <summary>How <c>a=rtcp</c> (RFC 3605) is written.</summary>
internal enum SdpRtcpAttribute
{
    /// <summary>The port alone.</summary>
    Port,

    /// <summary>The port with the address.</summary>
    PortAndAddress,

    /// <summary>Not at all.</summary>
    None,
}
