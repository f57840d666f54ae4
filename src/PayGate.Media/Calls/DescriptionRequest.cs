using System.Net;
using System.Net.Sockets;

namespace PayGate.Media.Calls;

/// <summary>How an offer or an answer is to be passed on, as the edge asked for it.</summary>
/// <param name="IsOffer">An offer opens streams, an answer only completes them.</param>
/// <param name="Family">Address family for the receiving party; <see langword="null"/>: as known, else as the sender's.</param>
/// <param name="SourceAddress">Use this address as the sender's in place of what its description says.</param>
/// <param name="KeepMux">Whether RTP and RTCP on one port may be passed on.</param>
/// <param name="ReplaceOrigin">Put the relay's address into <c>o=</c>.</param>
/// <param name="WriteRtcpPort">Add <c>a=rtcp</c> where it is missing.</param>
/// <param name="Profile">Transport profile for the receiver of an offer; <see langword="null"/>: as offered.</param>
internal sealed record DescriptionRequest(
    bool IsOffer, AddressFamily? Family, IPAddress? SourceAddress, bool KeepMux, bool ReplaceOrigin, bool WriteRtcpPort, string? Profile);
