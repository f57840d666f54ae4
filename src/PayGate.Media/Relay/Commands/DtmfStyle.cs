using PayGate.Contracts.Captures;
using PayGate.Media.Ng;

namespace PayGate.Media.Relay.Commands;

/// <summary>What the others hear in place of a key that <c>block DTMF</c> takes out.</summary>
/// <remarks>
/// rtpengine's other modes (<c>drop</c>, <c>zero</c>, <c>random</c>, <c>DTMF</c>, <c>off</c>) leak keys in one way or another, measured in the notes on
/// telephony: here they all mean <see cref="MaskStyle.Silence"/>. The mask is always the whole one: events and tones, with look-back. Kamailio 5.6
/// swallows the flag <c>directional</c>; a tag alone makes the command directional.
/// </remarks>
internal static class DtmfStyle
{
    internal static MaskStyle Of(NgRequest request) =>
        string.Equals(request.Text("dtmf-security"), "tone", StringComparison.OrdinalIgnoreCase) ? MaskStyle.FlatTone : MaskStyle.Silence;
}
