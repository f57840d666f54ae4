using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay;

/// <summary>The reply to <c>query</c> and <c>delete</c>, as Kamailio's <c>$rtpstat</c> and other clients of rtpengine read it.</summary>
internal static class CallReport
{
    internal static BencodeWriter Write(Call call)
    {
        var writer = new BencodeWriter();
        writer.StartDictionary()
            .Text("SSRC").StartDictionary().End()
            .Pair("created", call.StartedAt.ToUnixTimeSeconds())
            .Pair("result", "ok")
            .Text("tags").StartDictionary();
        foreach ((string tag, Leg leg) in TagsOf(call))
        {
            WriteTag(writer.Text(tag), call, leg, tag);
        }

        PacketCounters rtp = default;
        PacketCounters rtcp = default;
        foreach (LegStream stream in call.Streams())
        {
            rtp = rtp.Plus(stream.Port.Rtp);
            rtcp = rtcp.Plus(stream.Port.Rtcp);
        }

        writer.End().Text("totals").StartDictionary();
        WriteCounters(writer.Text("RTCP"), rtcp);
        WriteCounters(writer.Text("RTP"), rtp);
        return writer.End().End();
    }

    private static IEnumerable<(string Tag, Leg Leg)> TagsOf(Call call) =>
        call.Offerer.Tags.Select(tag => (tag, call.Offerer))
            .Concat(call.Answerer.Tags.Select(tag => (tag, call.Answerer)))
            .OrderBy(pair => pair.tag, StringComparer.Ordinal);

    private static void WriteTag(BencodeWriter writer, Call call, Leg leg, string tag)
    {
        writer.StartDictionary().Pair("created", call.StartedAt.ToUnixTimeSeconds());
        if (call.Opposite(leg).Tags is [.., string other])
        {
            writer.Pair("in dialogue with", other);
        }

        writer.Text("medias").StartList();
        for (int i = 0; i < leg.Streams.Count && leg.Tags[^1] == tag; i++)
        {
            if (leg.Streams[i] is { } stream)
            {
                WriteMedia(writer, stream, i + 1);
            }
        }

        writer.End().Pair("tag", tag).End();
    }

    private static void WriteMedia(BencodeWriter writer, LegStream stream, int index)
    {
        writer.StartDictionary()
            .Pair("index", index)
            .Pair("protocol", stream.Announced?.Profile ?? "RTP/AVP")
            .Text("streams").StartList();
        WriteStream(writer, stream.Port, stream.Port.Ports.Port, stream.Port.Rtp, isRtcp: false);
        WriteStream(writer, stream.Port, stream.Port.Ports.Port + 1, stream.Port.Rtcp, isRtcp: true);
        writer.End().Pair("type", "audio").End();
    }

    private static void WriteStream(BencodeWriter writer, PartyPort port, int localPort, in PacketCounters counters, bool isRtcp)
    {
        writer.StartDictionary();
        SocketEndPoint target = port.RtpTarget;
        if (!isRtcp && target.IsReachable)
        {
            System.Net.IPEndPoint endPoint = target.ToIPEndPoint();
            writer.Text("endpoint").StartDictionary()
                .Pair("address", endPoint.Address.ToString())
                .Pair("family", target.Family == LibC.AfInet6 ? "IPv6" : "IPv4")
                .Pair("port", endPoint.Port)
                .End();
        }

        writer.Text("flags").StartList().Text(isRtcp ? "RTCP" : "RTP").End()
            .Pair("local port", localPort)
            .Text("stats");
        WriteCounters(writer, counters);
        writer.End();
    }

    private static void WriteCounters(BencodeWriter writer, in PacketCounters counters) =>
        writer.StartDictionary()
            .Pair("bytes", counters.Bytes)
            .Pair("errors", counters.Errors)
            .Pair("packets", counters.Packets)
            .End();
}
