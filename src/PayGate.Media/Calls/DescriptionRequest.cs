using System.Net;
using System.Net.Sockets;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Srtp;

namespace PayGate.Media.Calls;

/// <summary>How an offer or an answer is to be passed on, as the edge asked for it.</summary>
/// <param name="IsOffer">An offer opens streams, an answer only completes them.</param>
internal sealed record DescriptionRequest(bool IsOffer)
{
    /// <summary>Address family for the receiving party; <see langword="null"/>: as known, else as the sender's.</summary>
    internal AddressFamily? Family { get; init; }

    /// <summary>Use this address as the sender's in place of what its description says.</summary>
    internal IPAddress? SourceAddress { get; init; }

    /// <summary>Announce this address in place of the relay's own, for a relay behind another.</summary>
    internal IPAddress? MediaAddress { get; init; }

    /// <summary>RTP and RTCP on one port.</summary>
    internal MuxRequest Mux { get; init; }

    /// <summary>Formats that the edge lets through.</summary>
    internal CodecSelection Codecs { get; init; } = CodecSelection.Everything;

    /// <summary>How the description is written.</summary>
    internal SdpStyle Style { get; init; } = new();

    /// <summary>Transport profile for the receiver of an offer; <see langword="null"/>: as offered.</summary>
    internal string? Profile { get; init; }

    /// <summary>What may be negotiated of SRTP.</summary>
    internal SdesPolicy Sdes { get; init; } = SdesPolicy.Standard;

    /// <summary>Where the sender's packets may come from and go to.</summary>
    internal SourceRules Sources { get; init; }

    /// <summary>Tag of the party that sent the description.</summary>
    internal string? SenderTag { get; init; }

    /// <summary>Tag of the party that will get it, when known.</summary>
    internal string? ReceiverTag { get; init; }

    /// <summary>Milliseconds to announce as packet time; <see langword="null"/>: as the sender has it.</summary>
    internal int? PacketTime { get; init; }
}
