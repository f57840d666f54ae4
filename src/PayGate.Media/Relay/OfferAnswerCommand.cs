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
/// <param name="Label">The name given to the sender of the description.</param>
/// <param name="ViaBranch">The branch of a forked call.</param>
/// <param name="Records">Whether the call is to be recorded; <see langword="null"/>: not said.</param>
/// <param name="Follows">The edge's name of the call that a transfer made this one of.</param>
/// <param name="SupportsLoadLimit">The client understands <c>load limit</c>.</param>
internal sealed record OfferAnswerCommand(
    string CallId,
    string FromTag,
    string? ToTag,
    SdpDocument Document,
    DescriptionRequest Request,
    CallMetadata Metadata,
    string? Label,
    string? ViaBranch,
    bool? Records,
    string? Follows,
    bool SupportsLoadLimit)
{
    private const string BadLabel = "Label: only caller and agent are known, others need direction in metadata";

    private bool? IsCallerLabel => Label switch { CallRoles.Caller => true, CallRoles.AgentLabel => false, _ => null };

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
        string? label = request.Text("label") is { } name ? NgRequest.Normalize(name) : null;
        problem = metadata is null ? problem : CheckLabel(label, metadata);
        if (problem.Length > 0 || DescriptionFlags.TryRead(request, isOffer, out problem) is not { } description)
        {
            return null;
        }

        return new OfferAnswerCommand(
            callId!,
            fromTag!,
            toTag,
            document!,
            description,
            metadata!,
            label,
            request.Text("via-branch"),
            RecordingFlags.Read(request),
            request.Text("follows"),
            request.Lists("supports", "load-limit"));
    }

    /// <summary>What the command makes of the roles on a call; <see langword="null"/> on a contradiction.</summary>
    internal CallRoles? RolesOn(Call call, Leg sender, bool isNew, out string problem) =>
        CallRoles.Next(call, sender, IsCallerLabel, Metadata, mayBeLateOffer: isNew && ToTag is not null, out problem);

    // A label that is misspelt would leave the mask to chance: names of their own are for calls whose direction is said in metadata.
    private static string CheckLabel(string? label, CallMetadata metadata) =>
        label is null or CallRoles.Caller or CallRoles.AgentLabel || metadata.Direction is not null ? "" : BadLabel;
}
