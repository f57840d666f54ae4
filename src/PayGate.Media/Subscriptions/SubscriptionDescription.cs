using System.Globalization;
using System.Net;
using System.Text;
using PayGate.Media.Calls;
using PayGate.Media.Sdp;

namespace PayGate.Media.Subscriptions;

/// <summary>Writes the offer that a listener gets.</summary>
internal static class SubscriptionDescription
{
    internal static byte[] Write(Subscription subscription, IPAddress address, DateTimeOffset now)
    {
        string number = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder("v=0\r\no=- ")
            .Append(number).Append(' ').Append(number).Append(" IN ").Append(SdpAddresses.Write(address))
            .Append("\r\ns=PayGate\r\nt=0 0\r\n");
        foreach (StreamCopy copy in subscription.Copies)
        {
            Write(text, copy, address);
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    // A party sends under the numbers of the one opposite (RFC 3264 section 6.1).
    private static IReadOnlyList<SdpFormat> FormatsOf(LegStream source) =>
        source.Peer?.Announced?.Formats ?? source.Announced?.Formats ?? [];

    private static void Write(StringBuilder text, StreamCopy copy, IPAddress address)
    {
        int port = copy.Port.Ports.Port;
        IReadOnlyList<SdpFormat> formats = FormatsOf(copy.Source);
        text.Append(CultureInfo.InvariantCulture, $"m=audio {port} RTP/AVP");
        foreach (SdpFormat format in formats)
        {
            text.Append(CultureInfo.InvariantCulture, $" {format.PayloadType}");
        }

        text.Append("\r\nc=IN ").Append(SdpAddresses.Write(address)).Append("\r\n");
        foreach (SdpFormat format in formats.Where(format => format.Encoding.Length > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"a=rtpmap:{format.PayloadType} {format.Encoding}\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"a=sendonly\r\na=rtcp:{port + 1}\r\n");
    }
}
