using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Srtp;

namespace PayGate.Media.Relay;

/// <summary>
/// Reads the flags of an <c>offer</c> or <c>answer</c>. What the relay cannot do and the edge relies on is refused; docs/relay.md has the
/// whole list.
/// </summary>
internal static class DescriptionFlags
{
    private const string BadProfile = "Unsupported transport-protocol: only RTP/AVP, RTP/AVPF, RTP/SAVP and RTP/SAVPF are relayed";
    private const string BadFamily = "Unsupported address-family: neither IP4 nor IP6";
    private const string BadSource = "Malformed received-from";
    private const string BadMediaAddress = "Malformed media-address";
    private const string BadPacketTime = "ptime is not 10 to 200 milliseconds";
    private const string BadIce = "Unsupported ICE: only remove and default are possible, media goes through the relay alone";
    private const string BadFax = "Unsupported T.38: fax is not relayed";
    private const int LeastPacketTime = 10;
    private const int MostPacketTime = 200;

    /// <summary>The request; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static DescriptionRequest? TryRead(NgRequest request, bool isOffer, out string problem)
    {
        string? profile = request.Text("transport-protocol")?.ToUpperInvariant();
        string? family = request.Text("address-family")?.ToUpperInvariant();
        CodecSelection? codecs = CodecFlags.TryRead(request, out problem);
        problem = problem.Length > 0 ? problem
            : profile is not (null or "RTP/AVP" or "RTP/AVPF" or "RTP/SAVP" or "RTP/SAVPF" or "ACCEPT") ? BadProfile
            : family is not (null or "IP4" or "IP6") ? BadFamily
            : request.Text("ice")?.ToLowerInvariant() is not (null or "remove" or "default") ? BadIce
            : request.List("t.38").Any() || request.List("t38").Any() ? BadFax
            : "";
        if (problem.Length > 0
            || !TryReadAddresses(request, out IPAddress? source, out IPAddress? announced, ref problem)
            || !TryReadPacketTime(request, isOffer, out int? packetTime, ref problem)
            || SdesPolicy.TryRead(request, out problem) is not { } sdes)
        {
            return null;
        }

        return new DescriptionRequest(isOffer)
        {
            Family = family switch { "IP4" => AddressFamily.InterNetwork, "IP6" => AddressFamily.InterNetworkV6, _ => null },
            SourceAddress = source,
            MediaAddress = announced,
            Mux = ReadMux(request),
            Codecs = codecs!,
            Style = ReadStyle(request),
            Profile = profile == "ACCEPT" ? null : profile,
            PacketTime = packetTime,
            Sources = new SourceRules(request.HasFlag("strict-source"), request.HasFlag("asymmetric")),
            Sdes = sdes,
            SenderTag = request.Text(isOffer ? "from-tag" : "to-tag"),
            ReceiverTag = request.Text(isOffer ? "to-tag" : "from-tag"),
        };
    }

    private static MuxRequest ReadMux(NgRequest request) => new(
        IsWanted(request, "offer"), IsWanted(request, "require"), IsWanted(request, "demux"), IsWanted(request, "accept"), IsWanted(request, "reject"));

    // Kamailio sends a list; clients that pass everything on as flags send rtcp-mux-offer and the like.
    private static bool IsWanted(NgRequest request, string word) =>
        request.Lists("rtcp-mux", word) || request.HasFlag("rtcp-mux-" + word);

    private static SdpStyle ReadStyle(NgRequest request) => new(
        ReplaceOrigin: request.Lists("replace", "origin") || request.HasFlag("replace-origin"),
        ReplaceZero: request.Lists("replace", "zero-address") || request.HasFlag("replace-zero-address"),
        Rtcp: request.HasFlag("no-rtcp-attribute") ? SdpRtcpAttribute.None
            : request.HasFlag("full-rtcp-attribute") ? SdpRtcpAttribute.PortAndAddress
            : SdpRtcpAttribute.Port);

    private static bool TryReadAddresses(NgRequest request, out IPAddress? source, out IPAddress? announced, ref string problem)
    {
        source = null;
        announced = null;
        if (request.HasFlag("sip-source-address"))
        {
            string[] receivedFrom = [.. request.List("received-from")];
            if (receivedFrom.Length != 2 || !SdpAddresses.TryParse(receivedFrom[0], receivedFrom[1], out IPAddress from))
            {
                problem = BadSource;
                return false;
            }

            source = from;
        }

        if (request.Text("media-address") is { } text)
        {
            string family = text.Contains(':', StringComparison.Ordinal) ? "IP6" : "IP4";
            if (!SdpAddresses.TryParse(family, text, out IPAddress address) || SdpAddresses.IsZero(address))
            {
                problem = BadMediaAddress;
                return false;
            }

            announced = address;
        }

        return true;
    }

    private static bool TryReadPacketTime(NgRequest request, bool isOffer, out int? packetTime, ref string problem)
    {
        packetTime = null;
        string? text = request.Text(isOffer ? "ptime" : "ptime-reverse");
        if (text is null)
        {
            return true;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
            || milliseconds is < LeastPacketTime or > MostPacketTime)
        {
            problem = BadPacketTime;
            return false;
        }

        packetTime = milliseconds;
        return true;
    }
}
