using System.Net;

namespace PayGate.Media.Sdp;

/// <summary>What to change in a description before it goes to the other party.</summary>
/// <param name="Address">The relay's address on that party's side.</param>
/// <param name="Sections">One per media section.</param>
/// <param name="ReplaceOrigin">Also in <c>o=</c>.</param>
/// <param name="WriteRtcpPort">Whether <c>a=rtcp</c> is added where it is missing and RTP and RTCP do not share a port.</param>
internal sealed record SdpRewrite(IPAddress Address, IReadOnlyList<SdpSectionRewrite> Sections, bool ReplaceOrigin, bool WriteRtcpPort);
