using PayGate.Contracts.Captures;
using PayGate.Media.Ng;

namespace PayGate.Media.Relay;

/// <summary><c>block DTMF</c> or <c>unblock DTMF</c>.</summary>
/// <param name="CallId">The edge's name of the call.</param>
/// <param name="FromTag">Whose stream; <see langword="null"/>: everybody's.</param>
/// <param name="Blocks">Close or open.</param>
/// <param name="Style">What the others hear in place of a key.</param>
/// <remarks>
/// rtpengine's other modes (<c>drop</c>, <c>zero</c>, <c>random</c>, <c>DTMF</c>, <c>off</c>) leak keys in one way or another, measured in the notes on
/// telephony: here they all mean <see cref="MaskStyle.Silence"/>. The mask is always the whole one: events and tones, with look-back. Kamailio 5.6
/// swallows the flag <c>directional</c>; a tag alone makes the command directional.
/// </remarks>
internal sealed record DtmfCommand(string CallId, string? FromTag, bool Blocks, MaskStyle Style)
{
    /// <summary>Reads the command; <see langword="null"/> when it names no call.</summary>
    internal static DtmfCommand? TryRead(NgRequest request, bool blocks)
    {
        bool wantsTone = string.Equals(request.Text("dtmf-security"), "tone", StringComparison.OrdinalIgnoreCase);
        return request.Text("call-id") is { } callId
            ? new DtmfCommand(callId, request.Text("from-tag"), blocks, wantsTone ? MaskStyle.FlatTone : MaskStyle.Silence)
            : null;
    }
}
