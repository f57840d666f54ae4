namespace PayGate.Media.Calls;

/// <summary>What the edge wants of RTP and RTCP on one port (RFC 5761), by <c>rtcp-mux</c>.</summary>
/// <param name="Offer">Offer it to the receiver of the offer even if the sender did not.</param>
/// <param name="Require">The same, and take it as accepted already.</param>
/// <param name="Demux">Accept it from the sender and do not offer it to the receiver.</param>
/// <param name="Accept">Accept it from the sender, whatever the receiver says.</param>
/// <param name="Reject">Refuse it to the sender.</param>
internal readonly record struct MuxRequest(bool Offer, bool Require, bool Demux, bool Accept, bool Reject);
