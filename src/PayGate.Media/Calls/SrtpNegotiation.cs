using PayGate.Media.Sdp;
using PayGate.Media.Srtp;

namespace PayGate.Media.Calls;

/// <summary>
/// Chooses keys and profiles of a description, section by section, and carries that out once the rest of the description holds too.
/// </summary>
/// <remarks>
/// Each party has its own keys: what one offered is never told to the other. A party that has SRTP keeps it within its dialog, whoever asks
/// for less; a party of another tag begins anew.
/// </remarks>
internal static class SrtpNegotiation
{
    /// <summary>
    /// A plan for each section, <see langword="null"/> for those not relayed; on failure <paramref name="problem"/> is the text for the
    /// edge.
    /// </summary>
    internal static SrtpPlan?[]? TryPlan(Leg from, Leg to, SdpDocument document, DescriptionRequest request, out string problem)
    {
        problem = "";
        var plans = new SrtpPlan?[document.Media.Count];
        for (int i = 0; i < plans.Length && problem.Length == 0; i++)
        {
            if (document.Media[i] is { IsRelayed: true } section)
            {
                plans[i] = request.IsOffer
                    ? PlanOffer(from, to, i, section, request, out problem)
                    : PlanAnswer(from.StreamAt(i)?.Port.Srtp, section, out problem);
            }
        }

        if (problem.Length == 0)
        {
            return plans;
        }

        Discard(plans);
        return null;
    }

    /// <summary>Wipes plans that are not carried out.</summary>
    internal static void Discard(SrtpPlan?[] plans) => Array.ForEach(plans, plan => plan?.Dispose());

    /// <summary>Carries a plan out; returns the attributes for the other party.</summary>
    internal static IReadOnlyList<string> Commit(SrtpPlan plan, PartyPort from, PartyPort to, bool isOffer, long now) =>
        isOffer ? CommitOffer(plan, from, to) : CommitAnswer(plan, from, to, now);

    /// <summary>Whether audio was offered over DTLS-SRTP alone.</summary>
    internal static bool WantsDtls(SdpDocument document) => document.Media.Any(section =>
        section is { Kind: "audio", Port: not 0 } && section.Profile.StartsWith("UDP/TLS/", StringComparison.Ordinal));

    private static SrtpPlan? PlanOffer(Leg from, Leg to, int index, SdpMedia section, DescriptionRequest request, out string problem)
    {
        LegStream? sender = from.StreamAt(index);
        LegStream? receiver = to.StreamAt(index);
        SrtpSession? known = receiver?.Port.Srtp;
        SdesPolicy policy = request.Sdes;
        string profile = request.Profile ?? Remembered(sender, receiver, section) ?? section.Profile;
        bool toSameParty = IsSame(to, request.ReceiverTag);

        // Optional SRTP (RFC 8643) has the profile of plain RTP: once agreed on it stays, as long as nobody asks for that profile.
        bool isSecure = section.IsSecure || (section.Crypto.Count > 0 && (policy.AcceptsOptional || sender?.Port.Srtp is not null));
        bool offersSecure = SdpMedia.IsSecureProfile(profile)
            || (request.Profile is null && toSameParty && known is { EndsWithAnswer: false });
        problem = (isSecure || offersSecure) && policy.Suites.Count == 0 ? SrtpErrors.Off
            : !isSecure && sender?.Port.Srtp is not null && IsSame(from, request.SenderTag) ? SrtpErrors.Weakened
            : !offersSecure && known is { EndsWithAnswer: false } && toSameParty ? SrtpErrors.Weakened
            : "";
        SdesLine? accepted = problem.Length == 0 && isSecure ? Choose(section, policy, out problem) : null;
        if (problem.Length > 0)
        {
            return null;
        }

        return new SrtpPlan
        {
            Profile = profile,
            Accepted = accepted,
            Offer = offersSecure ? SrtpSession.MakeOffer(known, policy.Suites, toSameParty) : null,
        };
    }

    private static SrtpPlan? PlanAnswer(SrtpSession? session, SdpMedia section, out string problem)
    {
        bool wasOffered = session is { EndsWithAnswer: false };
        problem = wasOffered && !section.IsSecure && section.Crypto.Count == 0 ? SrtpErrors.AnsweredPlain
            : !wasOffered && section.IsSecure ? SrtpErrors.AnsweredSecure
            : "";
        if (problem.Length > 0 || !wasOffered)
        {
            return problem.Length > 0 ? null : new SrtpPlan { Profile = section.Profile };
        }

        foreach (string text in section.Crypto)
        {
            SdesLine? line = SdesParser.TryParse(text);
            SdesLine? answered = line is null ? null
                : session!.Offered.FirstOrDefault(offered => offered.Tag == line.Tag && offered.Suite == line.Suite);
            if (answered is not null)
            {
                return new SrtpPlan { Profile = section.Profile, Accepted = line, Answered = answered };
            }

            line?.Dispose();
        }

        problem = section.Crypto.Count == 0 ? WithoutLine(section) : SrtpErrors.NotOffered;
        return null;
    }

    // The best line by the relay's own order, the first of several alike.
    private static SdesLine? Choose(SdpMedia section, SdesPolicy policy, out string problem)
    {
        SdesLine? best = null;
        int bestRank = int.MaxValue;
        foreach (string text in section.Crypto)
        {
            SdesLine? line = SdesParser.TryParse(text);
            int rank = line is null ? -1 : policy.RankOf(line.Suite);
            if (rank >= 0 && rank < bestRank)
            {
                best?.Dispose();
                (best, bestRank) = (line, rank);
            }
            else
            {
                line?.Dispose();
            }
        }

        problem = best is not null ? "" : section.Crypto.Count == 0 ? WithoutLine(section) : SrtpErrors.NoUsableLine;
        return best;
    }

    private static string WithoutLine(SdpMedia section) => section.HasFingerprint ? SrtpErrors.Dtls : SrtpErrors.NoLine;

    private static IReadOnlyList<string> CommitOffer(SrtpPlan plan, PartyPort from, PartyPort to)
    {
        if (plan.Accepted is not null)
        {
            (from.Srtp ??= new SrtpSession()).AcceptOffer(plan.Accepted);
        }
        else
        {
            End(from);
        }

        if (plan.Offer is null)
        {
            if (to.Srtp is { } session)
            {
                session.EndsWithAnswer = true;
            }

            return [];
        }

        (to.Srtp ??= new SrtpSession()).Offer(plan.Offer);
        return [.. plan.Offer.Select(Attribute)];
    }

    private static IReadOnlyList<string> CommitAnswer(SrtpPlan plan, PartyPort from, PartyPort to, long now)
    {
        if (plan.Accepted is not null)
        {
            from.Srtp!.AcceptAnswer(plan.Accepted, plan.Answered!, now);
        }
        else
        {
            End(from);
        }

        to.Srtp?.TellAnswer(now);
        return to.Srtp?.Answer is { } answer ? [Attribute(answer)] : [];
    }

    private static void End(PartyPort port)
    {
        port.Srtp?.Dispose();
        port.Srtp = null;
    }

    private static string Attribute(SdesLine line) => "crypto:" + line.Write();

    // A party that keeps its profile says nothing about the other one's, which may be of the edge's making.
    private static string? Remembered(LegStream? sender, LegStream? receiver, SdpMedia section) =>
        sender?.Announced?.Profile == section.Profile ? receiver?.Announced?.Profile : null;

    private static bool IsSame(Leg leg, string? tag) => tag is not null && leg.Tags is [.., string current] && current == tag;
}
