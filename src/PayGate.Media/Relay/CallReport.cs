using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Subscriptions;

namespace PayGate.Media.Relay;

/// <summary>The reply to <c>query</c> and <c>delete</c>, as Kamailio's <c>$rtpstat</c> and other clients of rtpengine read it. Keys are sorted.</summary>
internal static class CallReport
{
    internal static BencodeWriter Write(Call call)
    {
        var writer = new BencodeWriter();
        writer.StartDictionary()
            .Text("SSRC").StartDictionary().End()
            .Pair("created", call.StartedAt.ToUnixTimeSeconds())
            .Pair("created_us", call.StartedAt.Millisecond * 1000)
            .Pair("last signal", call.SignalledAt.ToUnixTimeSeconds())
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
        StreamReport.WriteCounters(writer.Text("RTCP"), rtcp);
        StreamReport.WriteCounters(writer.Text("RTP"), rtp);
        return writer.End().End();
    }

    private static IEnumerable<(string Tag, Leg Leg)> TagsOf(Call call) =>
        call.Offerer.Tags.Select(tag => (tag, call.Offerer))
            .Concat(call.Answerer.Tags.Select(tag => (tag, call.Answerer)))
            .OrderBy(pair => pair.tag, StringComparer.Ordinal);

    private static void WriteTag(BencodeWriter writer, Call call, Leg leg, string tag)
    {
        string? other = call.Opposite(leg).Tags is [.., string last] ? last : null;
        writer.StartDictionary().Pair("created", call.StartedAt.ToUnixTimeSeconds());
        if (other is not null)
        {
            writer.Pair("in dialogue with", other);
        }

        if (leg.Label is { } label)
        {
            writer.Pair("label", label);
        }

        writer.Text("medias").StartList();
        for (int i = 0; i < leg.Streams.Count && leg.Tags[^1] == tag; i++)
        {
            if (leg.Streams[i] is { } stream)
            {
                WriteMedia(writer, stream, i + 1);
            }
        }

        writer.End().Text("subscribers").StartList();
        WriteTie(writer, other, "offer/answer");
        foreach (Subscription subscription in call.Subscriptions.Where(one => one.Copies.Any(copy => copy.Source == leg.MainStream)))
        {
            WriteTie(writer, subscription.Tag, "pub/sub");
        }

        writer.End().Text("subscriptions").StartList();
        WriteTie(writer, other, "offer/answer");
        writer.End().Pair("tag", tag).End();
    }

    private static void WriteTie(BencodeWriter writer, string? tag, string type)
    {
        if (tag is not null)
        {
            writer.StartDictionary().Pair("tag", tag).Pair("type", type).End();
        }
    }

    private static void WriteMedia(BencodeWriter writer, LegStream stream, int index)
    {
        writer.StartDictionary().Text("flags").StartList().Text("initialized");
        if (stream.Announced?.Direction is SdpDirection.SendRecv or SdpDirection.SendOnly)
        {
            writer.Text("send");
        }

        if (stream.Announced?.Direction is SdpDirection.SendRecv or SdpDirection.RecvOnly)
        {
            writer.Text("recv");
        }

        if (stream.Port.SharesPort)
        {
            writer.Text("rtcp-mux");
        }

        writer.End()
            .Pair("index", index)
            .Pair("protocol", stream.Announced?.Profile ?? "RTP/AVP")
            .Text("streams").StartList();
        StreamReport.Write(writer, stream, isRtcp: false);
        StreamReport.Write(writer, stream, isRtcp: true);
        writer.End().Pair("type", "audio").End();
    }
}
