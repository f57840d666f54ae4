namespace PayGate.Media.Sdp;

/// <summary>In which directions a section's media flow, from the view of who describes it (RFC 8866 section 6.7).</summary>
internal enum SdpDirection : byte
{
    /// <summary>Both ways; the default.</summary>
    SendRecv,

    /// <summary>The party sends and does not listen: it puts the other on hold.</summary>
    SendOnly,

    /// <summary>The party listens and does not send: it was put on hold.</summary>
    RecvOnly,

    /// <summary>Neither.</summary>
    Inactive,
}
