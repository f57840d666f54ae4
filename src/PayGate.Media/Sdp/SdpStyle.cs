namespace PayGate.Media.Sdp;

/// <summary>How the edge wants descriptions written.</summary>
/// <param name="ReplaceOrigin">The relay's address also in <c>o=</c>.</param>
/// <param name="ReplaceZero">The relay's address also where the sender wrote the unspecified one, the old way to put on hold.</param>
/// <param name="Rtcp">How <c>a=rtcp</c> is written.</param>
internal sealed record SdpStyle(bool ReplaceOrigin = false, bool ReplaceZero = false, SdpRtcpAttribute Rtcp = SdpRtcpAttribute.Port);
