using System.Net;
using System.Net.Sockets;
using PayGate.Media.Ng;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;
using PayGate.Media.Srtp;

namespace PayGate.Media.Calls;

/// <summary>
/// Applies a description to a call and plans what the other party is told. Everything is checked and opened before anything is changed.
/// </summary>
/// <param name="ports">Opens streams.</param>
/// <param name="announcedV4">The relay's own IPv4 address.</param>
/// <param name="announcedV6">The relay's own IPv6 address.</param>
/// <param name="stripsInaudible">Codecs in which keys cannot be heard are not negotiated on calls that may be captured.</param>
internal sealed class Negotiation(StreamPorts ports, IPAddress announcedV4, IPAddress? announcedV6, bool stripsInaudible)
{
    private const string NoAudio = "No audio section over RTP/AVP, RTP/AVPF, RTP/SAVP or RTP/SAVPF that can be relayed";
    private const string NoIpv6 = "No IPv6 media address is configured";
    private const string MixedFamilies = "The address family of the media does not fit the call";
    private const string NoCodec = "No codec is left in the offer: keys cannot be masked in those that it has, or the edge took them out";
    private const string MoreThanOffered = "The answer has another number of media sections than the offer";

    /// <summary>
    /// The plan for the other party's description; on failure <paramref name="problem"/> is the text for the edge and the call is as it
    /// was.
    /// </summary>
    internal SdpRewrite? TryApply(
        Call call, Leg from, SdpDocument document, DescriptionRequest request, bool mayBeCaptured, out string problem)
    {
        Leg to = call.Opposite(from);
        problem = Check(from, to, document, request, out AddressFamily fromFamily, out AddressFamily toFamily);
        IReadOnlyList<SdpFormat>[] formats = [.. document.Media.Select(section => Choose(section, request, mayBeCaptured))];
        if (problem.Length == 0 && document.Media.Zip(formats).Any(pair => pair.First.IsRelayed && !pair.Second.Any(format => format.IsAudio)))
        {
            problem = NoCodec;
        }

        SrtpPlan?[]? srtp = problem.Length > 0 ? null : SrtpNegotiation.TryPlan(from, to, document, request, out problem);
        if (srtp is null)
        {
            return null;
        }

        if (request.IsOffer && !TryOpenStreams(call, from, to, document, fromFamily, toFamily))
        {
            SrtpNegotiation.Discard(srtp);
            problem = NgErrors.OutOfPorts;
            return null;
        }

        from.Family = fromFamily;
        to.Family = toFamily;
        from.IsOnHold = document.Media.Any(section => section.IsRelayed && (section.IsOneWay || SdpAddresses.IsZero(section.Address!)));
        var sections = new List<SdpSectionRewrite>(document.Media.Count);
        for (int i = 0; i < document.Media.Count; i++)
        {
            sections.Add(Commit(from.StreamAt(i), to.StreamAt(i), document.Media[i], formats[i], srtp[i], request));
        }

        IPAddress address = request.MediaAddress ?? (toFamily == AddressFamily.InterNetworkV6 ? announcedV6! : announcedV4);
        return new SdpRewrite(address, sections, request.Style);
    }

    private IReadOnlyList<SdpFormat> Choose(SdpMedia section, DescriptionRequest request, bool mayBeCaptured) =>
        request.IsOffer ? request.Codecs.Apply(section.Formats, audibleOnly: stripsInaudible && mayBeCaptured) : section.Formats;

    private string Check(
        Leg from, Leg to, SdpDocument document, DescriptionRequest request, out AddressFamily fromFamily, out AddressFamily toFamily)
    {
        SdpMedia? first = document.Media.FirstOrDefault(section => section.IsRelayed);
        fromFamily = first?.Address?.AddressFamily ?? from.Family ?? AddressFamily.InterNetwork;
        toFamily = to.Family ?? request.Family ?? fromFamily;
        AddressFamily family = fromFamily;
        if (request.IsOffer && first is null && from.MainStream is null)
        {
            return SrtpNegotiation.WantsDtls(document) ? SrtpErrors.Dtls : NoAudio;
        }

        if (!request.IsOffer && document.Media.Count != Math.Max(from.Streams.Count, to.Streams.Count))
        {
            return MoreThanOffered;
        }

        if ((from.Family ?? family) != family || document.Media.Any(section => section.IsRelayed && section.Address!.AddressFamily != family))
        {
            return MixedFamilies;
        }

        return ports.HasFamily(fromFamily) && ports.HasFamily(toFamily) ? "" : NoIpv6;
    }

    private bool TryOpenStreams(
        Call call, Leg from, Leg to, SdpDocument document, AddressFamily fromFamily, AddressFamily toFamily)
    {
        var opened = new List<(int Section, LegStream From, LegStream To)>();
        for (int i = 0; i < document.Media.Count; i++)
        {
            if (!document.Media[i].IsRelayed || from.StreamAt(i) is not null)
            {
                continue;
            }

            LegStream? fromStream = ports.TryOpen(call, from, fromFamily);
            LegStream? toStream = fromStream is null ? null : ports.TryOpen(call, to, toFamily);
            if (toStream is null)
            {
                CloseAll(fromStream, opened);
                return false;
            }

            opened.Add((i, fromStream!, toStream));
        }

        from.Extend(document.Media.Count);
        to.Extend(document.Media.Count);
        foreach ((int section, LegStream fromStream, LegStream toStream) in opened)
        {
            fromStream.Peer = toStream;
            toStream.Peer = fromStream;
            from.SetStream(section, fromStream);
            to.SetStream(section, toStream);
        }

        return true;
    }

    private void CloseAll(LegStream? last, List<(int Section, LegStream From, LegStream To)> opened)
    {
        if (last is not null)
        {
            ports.Close(last);
        }

        foreach ((_, LegStream from, LegStream to) in opened)
        {
            ports.Close(from);
            ports.Close(to);
        }
    }

    private SdpSectionRewrite Commit(
        LegStream? from, LegStream? to, SdpMedia section, IReadOnlyList<SdpFormat> formats, SrtpPlan? srtp, DescriptionRequest request)
    {
        if (from is null || to is null || srtp is null)
        {
            srtp?.Dispose();
            if (from is not null)
            {
                from.Announced = null;
                from.Port.Signal(default, default);
            }

            return SdpSectionRewrite.Refusal(section);
        }

        IPAddress address = SdpAddresses.IsZero(section.Address!) ? section.Address! : request.SourceAddress ?? section.Address!;
        from.Announced = section;
        from.Port.Sources = request.Sources;
        from.Port.Signal(new SocketEndPoint(address, section.Port), new SocketEndPoint(address, section.RtcpPort));
        from.Payloads.Set(to.Announced?.Codecs, section.Codecs);
        to.Payloads.Set(section.Codecs, to.Announced?.Codecs);
        (bool mux, bool shares) = Share(from, to, section, request);
        return new SdpSectionRewrite(to.Port.Ports.Port, request.IsOffer ? srtp.Profile : to.Announced?.Profile ?? section.Profile)
        {
            More = SrtpNegotiation.Commit(srtp, from.Port, to.Port, request.IsOffer, ports.Now),
            Mux = mux,
            RtcpPort = to.Port.Ports.Port + (shares ? 0 : 1),
            Formats = formats,
            PacketTime = request.PacketTime,
        };
    }

    // What the receiver is told: whether a=rtcp-mux is in it, and whether the port it names for RTCP is that of RTP.
    private static (bool Mux, bool Shares) Share(LegStream from, LegStream to, SdpMedia section, DescriptionRequest request)
    {
        if (request.IsOffer)
        {
            from.Sharing.Asked(section.RtcpMux, request.Mux);
            bool offers = to.Sharing.Offers(section.RtcpMux, request.Mux);
            to.Port.SharesPort |= request.Mux.Require;
            return (offers, offers && to.Port.SharesPort);
        }

        bool accepted = from.Sharing.Accepted(section.RtcpMux);
        bool answers = to.Sharing.Answers(accepted);
        from.Port.SharesPort = accepted;
        to.Port.SharesPort = answers;
        return (answers, answers);
    }
}
