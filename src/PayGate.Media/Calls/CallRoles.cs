using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Media.Calls;

/// <summary>Who is who on a call, out of <c>label</c> (who sent this description), <c>metadata</c> (who rang whom) and the order of offers.</summary>
/// <remarks>What is not certain is not guessed: the mask stands on one party's keys, and on the wrong one it would let the card through.</remarks>
internal sealed record CallRoles
{
    internal const string Caller = "caller";
    internal const string AgentLabel = "agent";

    private const string Contradiction = "Label and metadata disagree on who is the caller";
    private const string Late = "Metadata: tenant and direction cannot change after the answer";

    internal TenantId Tenant { get; private init; } = TenantId.Default;

    internal AgentName? Agent { get; private init; }

    internal CallDirection Direction { get; private init; } = CallDirection.Inbound;

    /// <summary>The first offer came in a reply: the party that sent it was rung, and the other one rang (RFC 3264 section 4, an INVITE without offer).</summary>
    internal bool IsLateOffer { get; private init; }

    /// <summary>Whether it is certain which party is the caller. A call on which it is not cannot be armed.</summary>
    internal bool IsCallerKnown { get; private init; } = true;

    /// <summary>Whether a card may be captured on the call.</summary>
    internal bool MayBeCaptured { get; private init; } = true;

    /// <summary>In which language the caller is guided through captures; <see langword="null"/>: not at all.</summary>
    internal string? PromptLanguage { get; private init; }

    /// <summary>What a description makes of the roles; <see langword="null"/> on a contradiction, with the text for the edge.</summary>
    /// <param name="call">The call.</param>
    /// <param name="sender">Who sent the description.</param>
    /// <param name="senderIsCaller">What the label says; <see langword="null"/>: nothing.</param>
    /// <param name="metadata">What the edge tells of the call.</param>
    /// <param name="mayBeLateOffer">The call begins with an offer that names the other party already: the answer to an INVITE without one.</param>
    /// <param name="problem">The text for the edge.</param>
    internal static CallRoles? Next(
        Call call, Leg sender, bool? senderIsCaller, CallMetadata metadata, bool mayBeLateOffer, out string problem)
    {
        CallRoles now = call.Roles;
        Leg? caller = senderIsCaller is not { } isCaller ? null : isCaller ? sender : call.Opposite(sender);
        bool isLate = mayBeLateOffer || now.IsLateOffer;
        if (mayBeLateOffer && caller is not null && metadata.Direction is { } told)
        {
            isLate = (told == CallDirection.Inbound) == (caller == call.Answerer);
        }

        Leg inviter = isLate ? call.Answerer : call.Offerer;
        CallDirection? labelled = caller is null ? null : caller == inviter ? CallDirection.Inbound : CallDirection.Outbound;
        CallDirection direction = metadata.Direction ?? labelled ?? now.Direction;
        bool moves = (direction != now.Direction && now.IsCallerKnown) || (metadata.Tenant ?? now.Tenant) != now.Tenant;
        problem = labelled is not null && labelled != direction ? Contradiction : call.IsAnswered && moves ? Late : "";
        bool isTold = caller is not null || metadata.Direction is not null;
        return problem.Length > 0 ? null : new CallRoles
        {
            Tenant = metadata.Tenant ?? now.Tenant,
            Agent = metadata.Agent ?? now.Agent,
            Direction = direction,
            IsLateOffer = isLate,
            IsCallerKnown = isTold || (now.IsCallerKnown && !mayBeLateOffer),
            MayBeCaptured = metadata.MayCapture ?? now.MayBeCaptured,
            PromptLanguage = metadata.Prompts == "no" ? null : metadata.Prompts ?? now.PromptLanguage,
        };
    }
}
