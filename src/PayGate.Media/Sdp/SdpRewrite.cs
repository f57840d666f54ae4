using System.Net;

namespace PayGate.Media.Sdp;

/// <summary>What to change in a description before it goes to the other party.</summary>
/// <param name="Address">The relay's address on that party's side.</param>
/// <param name="Sections">One per media section.</param>
/// <param name="Style">What the edge asked for beyond that.</param>
internal sealed record SdpRewrite(IPAddress Address, IReadOnlyList<SdpSectionRewrite> Sections, SdpStyle Style);
