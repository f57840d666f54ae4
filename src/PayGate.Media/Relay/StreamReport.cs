using System.Net;
using System.Net.Sockets;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay;

/// <summary>One port of a party in the reply to <c>query</c>.</summary>
internal static class StreamReport
{
    internal static void Write(BencodeWriter writer, LegStream stream, bool isRtcp)
    {
        PartyPort port = stream.Port;
        int shift = isRtcp ? 1 : 0;
        IPEndPoint local = port.Ports.Rtp.Local.ToIPEndPoint();
        writer.StartDictionary();
        if (stream.Announced is { Address: { } address } announced)
        {
            WriteEndPoint(writer.Text("advertised endpoint"), new IPEndPoint(address, isRtcp ? announced.RtcpPort : announced.Port));
        }

        SocketEndPoint target = port.RtpTarget;
        if (!isRtcp && target.IsReachable)
        {
            WriteEndPoint(writer.Text("endpoint"), target.ToIPEndPoint());
        }

        writer.Pair("family", FamilyOf(local.Address))
            .Text("flags").StartList().Text(isRtcp ? "RTCP" : "RTP").Text("filled").End()
            .Pair("local address", local.Address.ToString())
            .Pair("local port", port.Ports.Port + shift)
            .Text("stats");
        WriteCounters(writer, isRtcp ? port.Rtcp : port.Rtp);
        writer.End();
    }

    internal static void WriteCounters(BencodeWriter writer, in PacketCounters counters) =>
        writer.StartDictionary()
            .Pair("bytes", counters.Bytes)
            .Pair("errors", counters.Errors)
            .Pair("packets", counters.Packets)
            .End();

    private static void WriteEndPoint(BencodeWriter writer, IPEndPoint endPoint) =>
        writer.StartDictionary()
            .Pair("address", endPoint.Address.ToString())
            .Pair("family", FamilyOf(endPoint.Address))
            .Pair("port", endPoint.Port)
            .End();

    private static string FamilyOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4";
}
