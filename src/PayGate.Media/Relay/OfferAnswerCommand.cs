using System.Net;
using System.Net.Sockets;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Sdp;

namespace PayGate.Media.Relay;

/// <summary>An <c>offer</c> or <c>answer</c>, read and checked before the worker is bothered with it.</summary>
/// <param name="CallId">The edge's name of the call.</param>
/// <param name="FromTag">Tag of the party that made the offer.</param>
/// <param name="ToTag">Tag of the other party, when known.</param>
/// <param name="Document">The description.</param>
/// <param name="Request">How it is to be passed on.</param>
/// <param name="Metadata">What the edge tells of the call.</param>
/// <param name="IsCallerLabel">The sender of the description was labelled the caller (<see langword="true"/>) or the agent.</param>
/// <param name="Follows">The edge's name of the call that a transfer made this one of.</param>
/// <param name="SupportsLoadLimit">The client understands <c>load limit</c>.</param>
internal sealed record OfferAnswerCommand(
    string CallId,
    string FromTag,
    string? ToTag,
    SdpDocument Document,
    DescriptionRequest Request,
    CallMetadata Metadata,
    bool? IsCallerLabel,
    string? Follows,
    bool SupportsLoadLimit)
{
    private const string BadLabel = "Label: only caller and agent are known";
    private const string BadProfile = "Unsupported transport-protocol: only RTP/AVP and RTP/AVPF are relayed";
    private const string BadFamily = "Unsupported address-family: neither IP4 nor IP6";
    private const string BadSource = "Malformed received-from";

    /// <summary>The caller is keying behind a closed mask in the call that this one follows: a new call begins behind one.</summary>
    internal bool BeginsMasked { get; init; }

    /// <summary>Reads the command; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static OfferAnswerCommand? TryRead(NgRequest request, bool isOffer, out string problem)
    {
        ReadOnlyMemory<byte> sdp = request.Bytes("sdp");
        string? callId = request.Text("call-id");
        string? fromTag = request.Text("from-tag");
        string? toTag = request.Text("to-tag");
        problem = sdp.IsEmpty ? NgErrors.NoSdp
            : callId is null ? NgErrors.NoCallId
            : fromTag is null ? NgErrors.NoFromTag
            : !isOffer && toTag is null ? NgErrors.NoToTag
            : "";
        SdpDocument? document = problem.Length > 0 ? null : SdpParser.TryParse(sdp.Span, out problem);
        CallMetadata? metadata = document is null ? null : CallMetadata.TryParse(request.Text("metadata"), out problem);
        if (metadata is null || !TryReadLabel(request, out bool? isCaller, ref problem)
            || ReadRequest(request, isOffer, out problem) is not { } description)
        {
            return null;
        }

        bool supportsLoadLimit = request.Lists("supports", "load-limit");
        return new OfferAnswerCommand(callId!, fromTag!, toTag, document!, description, metadata, isCaller, request.Text("follows"), supportsLoadLimit);
    }

    /// <summary>Tenant, agent and direction for a call; on a contradiction the text for the client, and the call is as it was.</summary>
    internal string Describe(Call call, Leg sender)
    {
        CallDirection? labelled = IsCallerLabel is not { } isCaller ? null
            : isCaller == (sender == call.Offerer) ? CallDirection.Inbound : CallDirection.Outbound;
        CallDirection direction = Metadata.Direction ?? labelled ?? call.Direction;
        TenantId tenant = Metadata.Tenant ?? call.Tenant;
        if (labelled is not null && labelled != direction)
        {
            return "Label and metadata disagree on who is the caller";
        }

        if (call.IsAnswered && (direction != call.Direction || tenant != call.Tenant))
        {
            return "Metadata: tenant and direction cannot change after the answer";
        }

        call.Direction = direction;
        call.Tenant = tenant;
        call.Agent = Metadata.Agent ?? call.Agent;
        return "";
    }

    private static bool TryReadLabel(NgRequest request, out bool? isCaller, ref string problem)
    {
        string? label = request.Text("label");
        isCaller = label?.ToLowerInvariant() switch { "caller" => true, "agent" => false, _ => null };
        problem = label is not null && isCaller is null ? BadLabel : problem;
        return problem.Length == 0;
    }

    private static DescriptionRequest? ReadRequest(NgRequest request, bool isOffer, out string problem)
    {
        string? profile = request.Text("transport-protocol")?.ToUpperInvariant();
        string? familyName = request.Text("address-family")?.ToUpperInvariant();
        AddressFamily? family = familyName switch { "IP4" => AddressFamily.InterNetwork, "IP6" => AddressFamily.InterNetworkV6, _ => null };
        problem = profile is not (null or "RTP/AVP" or "RTP/AVPF") ? BadProfile
            : familyName is not null && family is null ? BadFamily
            : "";
        IPAddress? source = null;
        if (request.HasFlag("sip-source-address"))
        {
            string[] receivedFrom = [.. request.List("received-from")];
            if (receivedFrom.Length != 2 || !SdpParser.TryParseAddress(receivedFrom[0], receivedFrom[1], out source))
            {
                problem = BadSource;
            }
        }

        bool dropMux = request.Lists("rtcp-mux", "demux") || request.Lists("rtcp-mux", "reject");
        return problem.Length > 0
            ? null
            : new DescriptionRequest(
                isOffer,
                family,
                source,
                KeepMux: !(isOffer && dropMux),
                ReplaceOrigin: request.Lists("replace", "origin"),
                WriteRtcpPort: !request.HasFlag("no-rtcp-attribute"),
                profile);
    }
}
