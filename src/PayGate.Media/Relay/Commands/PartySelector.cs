using System.Net;
using PayGate.Media.Calls;
using PayGate.Media.Ng;

namespace PayGate.Media.Relay.Commands;

/// <summary>Which party of a call a command is about: by label, by the address it announced, by tag, or none for the whole call.</summary>
/// <param name="CallId">The edge's name of the call.</param>
/// <param name="FromTag">Tag of the party.</param>
/// <param name="Label">Label of the party; outranks the others, as in rtpengine.</param>
/// <param name="Address">Address the party announced for its media; outranks the tag.</param>
/// <param name="IsAll">The whole call, whatever else was given.</param>
internal sealed record PartySelector(string CallId, string? FromTag, string? Label, IPAddress? Address, bool IsAll)
{
    /// <summary>Neither a party nor all: the call as such.</summary>
    internal bool NamesNobody => !IsAll && Label is null && Address is null && FromTag is null;

    /// <summary>Reads the selector; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static PartySelector? TryRead(NgRequest request, out string problem)
    {
        string? callId = request.Text("call-id");
        string? addressText = request.Text("address");
        IPAddress? address = null;
        problem = callId is null ? NgErrors.NoCallId
            : addressText is not null && !IPAddress.TryParse(addressText, out address) ? NgErrors.BadAddress
            : "";
        string? label = request.Text("label") is { } name ? NgRequest.Normalize(name) : null;
        return problem.Length > 0 ? null : new PartySelector(callId!, request.Text("from-tag"), label, address, request.HasFlag("all"));
    }

    /// <summary>The party; <see langword="null"/> with no problem: the whole call.</summary>
    internal Leg? Find(Call call, out string problem)
    {
        (Leg? leg, problem) = IsAll ? (null, "")
            : Label is not null ? (call.LegLabelled(Label), NgErrors.UnknownLabel)
            : Address is not null ? (At(call), NgErrors.UnknownAddress)
            : FromTag is not null ? (call.LegWith(FromTag), NgErrors.UnknownTag)
            : (null, "");
        problem = leg is null ? problem : "";
        return leg;
    }

    private Leg? At(Call call) => IsAt(call.Offerer) ? call.Offerer : IsAt(call.Answerer) ? call.Answerer : null;

    private bool IsAt(Leg leg) => leg.Streams.Any(stream => Address!.Equals(stream?.Announced?.Address));
}
