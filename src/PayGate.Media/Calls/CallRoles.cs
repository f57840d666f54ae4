using PayGate.Contracts.Calls;

namespace PayGate.Media.Calls;

/// <summary>
/// Settles which party is the caller, out of <c>label</c> (who sent this description), <c>metadata</c> (who rang whom) and the order of offers.
/// </summary>
/// <remarks>What is not certain is not guessed: the mask stands on one party's keys, and on the wrong one it would let the card through.</remarks>
internal static class CallRoles
{
    internal const string Caller = "caller";
    internal const string Agent = "agent";

    private const string Contradiction = "Label and metadata disagree on who is the caller";
    private const string Late = "Metadata: tenant and direction cannot change after the answer";

    /// <summary>Applies what a description says; on a contradiction the text for the edge, and the call is as it was.</summary>
    /// <param name="call">The call.</param>
    /// <param name="sender">Who sent the description.</param>
    /// <param name="senderIsCaller">What the label says; <see langword="null"/>: nothing.</param>
    /// <param name="metadata">What the edge tells of the call.</param>
    /// <param name="mayBeLateOffer">The call begins with an offer that names the other party already: the answer to an INVITE without one.</param>
    internal static string Apply(Call call, Leg sender, bool? senderIsCaller, CallMetadata metadata, bool mayBeLateOffer)
    {
        Leg? caller = senderIsCaller is not { } isCaller ? null : isCaller ? sender : call.Opposite(sender);
        bool isLate = mayBeLateOffer || call.IsLateOffer;
        if (mayBeLateOffer && caller is not null && metadata.Direction is { } told)
        {
            isLate = (told == CallDirection.Inbound) == (caller == call.Answerer);
        }

        Leg inviter = isLate ? call.Answerer : call.Offerer;
        CallDirection? labelled = caller is null ? null : caller == inviter ? CallDirection.Inbound : CallDirection.Outbound;
        CallDirection direction = metadata.Direction ?? labelled ?? call.Direction;
        if (labelled is not null && labelled != direction)
        {
            return Contradiction;
        }

        bool changes = (direction != call.Direction && call.IsCallerKnown) || (metadata.Tenant is { } tenant && tenant != call.Tenant);
        if (call.IsAnswered && changes)
        {
            return Late;
        }

        bool isTold = caller is not null || metadata.Direction is not null;
        call.IsLateOffer = isLate;
        call.IsCallerKnown = isTold || (call.IsCallerKnown && !mayBeLateOffer);
        call.Direction = direction;
        call.Tenant = metadata.Tenant ?? call.Tenant;
        call.Agent = metadata.Agent ?? call.Agent;
        call.MayBeCaptured = metadata.MayCapture ?? call.MayBeCaptured;
        return "";
    }
}
