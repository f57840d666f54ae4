using PayGate.Contracts.Calls;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Relay.Commands;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay;

/// <summary>What NG commands do to calls. Runs on the worker's thread.</summary>
internal sealed class CallCommands(
    CallTable calls, Negotiation negotiation, CallEnding ending, RecordingCommands recordings, PacketWorkspace workspace, TimeProvider clock)
{
    private const string Inaudible = "The caller changed to a codec in which no key can be heard. Its sound is held back.";

    /// <summary>The plan for the other party's description; on failure the text for the client.</summary>
    internal (SdpRewrite? Rewrite, string Problem) Offer(OfferAnswerCommand command)
    {
        Call? known = calls.Find(command.CallId);
        if (known is null && calls.IsFull)
        {
            calls.Totals.CountRejected();
            return (null, NgErrors.SessionLimit);
        }

        Call call = known ?? new Call(command.CallId, clock.GetUtcNow(), workspace.Now);
        Leg? from = OffererOf(call, command);
        if (from is null)
        {
            return (null, NgErrors.UnknownTag);
        }

        CallRoles before = call.Roles;
        (SdpRewrite? rewrite, string problem) = Apply(call, from, command, known is null);
        if (rewrite is null)
        {
            return (null, problem);
        }

        from.AddTag(command.FromTag);
        call.Opposite(from).AddTag(command.ToTag);
        call.Branches.Offered(command.ViaBranch);
        call.WantsRecording = command.Records ?? call.WantsRecording;
        if (known is null)
        {
            calls.Add(call);
            calls.Totals.CountStarted();
            if (command.BeginsMasked)
            {
                TransferHold.Begin(call);
            }
        }

        if (known is null || before != call.Roles)
        {
            calls.Announce(call);
        }

        return (rewrite, "");
    }

    /// <summary>As for <see cref="Offer"/>. An answer with a further tag (a forked call) takes the answering side over.</summary>
    internal (SdpRewrite? Rewrite, string Problem) Answer(OfferAnswerCommand command)
    {
        Call? call = calls.Find(command.CallId);
        if (call is null)
        {
            return (null, NgErrors.UnknownCall);
        }

        Leg? offerer = call.LegWith(command.FromTag);
        if (offerer is null)
        {
            return (null, NgErrors.UnknownTag);
        }

        Leg answerer = call.Opposite(offerer);
        CallRoles before = call.Roles;
        (SdpRewrite? rewrite, string problem) = Apply(call, answerer, command, isNew: false);
        if (rewrite is null)
        {
            return (null, problem);
        }

        answerer.AddTag(command.ToTag);
        call.Branches.Answered(command.ViaBranch);
        call.WantsRecording = command.Records ?? call.WantsRecording;
        bool isFirst = call.Answer(clock.GetUtcNow());
        if (isFirst)
        {
            recordings.StartIfWanted(call);
        }

        if (isFirst || before != call.Roles)
        {
            calls.Announce(call);
        }

        return (rewrite, "");
    }

    /// <summary>Ends a call; a branch of a fork that lost is only forgotten. <see langword="null"/> when there is no such call.</summary>
    internal BencodeWriter? Delete(string callId, string? fromTag, string? toTag, string? viaBranch)
    {
        Call? call = calls.Find(callId);
        if (call is null || (fromTag is not null && call.LegWith(fromTag) is null))
        {
            return null;
        }

        if ((toTag is not null && call.LegWith(toTag)?.DropOldTag(toTag) == true) || call.Branches.TryDrop(viaBranch))
        {
            return NgReply.Ok();
        }

        BencodeWriter reply = CallReport.Write(call);
        ending.End(call, CallEndReason.HungUp);
        return reply;
    }

    /// <summary>Whether the caller's keys are masked now.</summary>
    internal bool IsMasked(string callId) => calls.Find(callId)?.CallerLeg.Mask.IsActive == true;

    internal BencodeWriter? Query(string callId) => calls.Find(callId) is { } call ? CallReport.Write(call) : null;

    private (SdpRewrite? Rewrite, string Problem) Apply(Call call, Leg from, OfferAnswerCommand command, bool isNew)
    {
        CallRoles? roles = command.RolesOn(call, from, isNew, out string problem);
        SdpRewrite? rewrite = roles is null
            ? null
            : negotiation.TryApply(call, from, command.Document, command.Request, roles.MayBeCaptured, out problem);
        if (rewrite is not null)
        {
            call.Roles = roles!;
            call.LastPacketAt = workspace.Now;
            call.SignalledAt = clock.GetUtcNow();
            from.Label = command.Label ?? from.Label;
            if (!call.CallerLeg.CanHearKeys)
            {
                call.Capture?.LoseProtection(Inaudible);
            }
        }

        return (rewrite, problem);
    }

    private static Leg? OffererOf(Call call, OfferAnswerCommand command)
    {
        Leg? known = call.LegWith(command.FromTag);
        if (known is not null)
        {
            return known;
        }

        Leg? other = call.LegWith(command.ToTag);
        return other is not null ? call.Opposite(other) : call.IsAnswered ? null : call.Offerer;
    }
}
