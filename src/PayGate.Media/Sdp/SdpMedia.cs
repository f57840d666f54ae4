using System.Net;

namespace PayGate.Media.Sdp;

/// <summary>One <c>m=</c> section.</summary>
internal sealed class SdpMedia
{
    /// <summary>The media type, such as <c>audio</c>.</summary>
    internal required string Kind { get; init; }

    /// <summary>Port for RTP; 0: the section is refused (RFC 3264 section 6).</summary>
    internal required int Port { get; init; }

    /// <summary>The transport profile, such as <c>RTP/AVP</c>.</summary>
    internal required string Profile { get; init; }

    /// <summary>The formats as written.</summary>
    internal required string FormatList { get; init; }

    /// <summary>
    /// Where media is wanted; the unspecified address means on hold (RFC 3264 section 8.4). <see langword="null"/> when no <c>c=</c>
    /// applies.
    /// </summary>
    internal IPAddress? Address { get; set; }

    /// <summary>Port for RTCP: what <c>a=rtcp</c> says, or the one above <see cref="Port"/>.</summary>
    internal int RtcpPort { get; set; }

    /// <summary>RTP and RTCP on one port were offered or accepted (RFC 5761).</summary>
    internal bool RtcpMux { get; set; }

    /// <summary>Which way the media flow, from the view of who sent the description.</summary>
    internal SdpDirection Direction { get; set; }

    /// <summary>
    /// The party sends, hears, or both, no longer: it put the other one on hold or waits on hold itself (RFC 3264 section 8.4).
    /// </summary>
    internal bool IsOneWay => Direction != SdpDirection.SendRecv;

    /// <summary>The formats in the order of preference; empty for sections that are not relayed.</summary>
    internal IReadOnlyList<SdpFormat> Formats { get; private set; } = [];

    /// <summary>Payload types announced here; everything else is <see cref="SdpCodec.Unknown"/>.</summary>
    internal IReadOnlyDictionary<byte, SdpCodec> Codecs { get; private set; } = new Dictionary<byte, SdpCodec>();

    /// <summary>The values of <c>a=crypto</c> (RFC 4568). They hold keys: never to be passed on or logged.</summary>
    internal List<string> Crypto { get; } = [];

    /// <summary>A certificate's fingerprint was given: DTLS-SRTP (RFC 5763) is possible.</summary>
    internal bool HasFingerprint { get; set; }

    /// <summary>SRTP in place of plain RTP.</summary>
    internal bool IsSecure => IsSecureProfile(Profile);

    /// <summary>
    /// Audio over RTP or SRTP that is not refused: what the relay carries. Anything else cannot be masked and is refused for both sides.
    /// </summary>
    internal bool IsRelayed => Port != 0 && Kind == "audio" && (Profile is "RTP/AVP" or "RTP/AVPF" || IsSecure);

    /// <summary>Whether a profile is SRTP, RFC 3711 and RFC 5124.</summary>
    internal static bool IsSecureProfile(string profile) => profile is "RTP/SAVP" or "RTP/SAVPF";

    /// <summary>Sets what the section announces.</summary>
    internal void Announce(IReadOnlyList<SdpFormat> formats)
    {
        Formats = formats;
        Codecs = formats.ToDictionary(format => format.PayloadType, format => format.Codec);
    }
}
