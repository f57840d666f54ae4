using PayGate.Media.Calls;
using PayGate.Media.Ng;

namespace PayGate.Media.Relay.Commands;

/// <summary>A <c>subscribe request</c>: who wants to hear whom.</summary>
/// <param name="Selector">The party, when there is one.</param>
/// <param name="FromTags">The parties, when there are several.</param>
/// <param name="ToTag">The listener's tag; <see langword="null"/>: the relay makes one up.</param>
internal sealed record SubscriptionRequest(PartySelector Selector, IReadOnlyList<string> FromTags, string? ToTag)
{
    internal string CallId => Selector.CallId;

    /// <summary>Reads the request; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static SubscriptionRequest? TryRead(NgRequest request, out string problem) =>
        PartySelector.TryRead(request, out problem) is { } selector
            ? new SubscriptionRequest(selector, [.. request.List("from-tags").Distinct(StringComparer.Ordinal)], request.Text("to-tag"))
            : null;

    /// <summary>The parties; empty with a problem when there is none.</summary>
    internal IReadOnlyList<Leg> FindLegs(Call call, out string problem)
    {
        problem = "";
        if (Selector.IsAll)
        {
            return [call.Offerer, call.Answerer];
        }

        if (FromTags.Count == 0)
        {
            Leg? one = Selector.Find(call, out problem);
            problem = one is null && problem.Length == 0 ? NgErrors.NoParticipant : problem;
            return one is null ? [] : [one];
        }

        Leg[] legs = [.. FromTags.Select(call.LegWith).OfType<Leg>().Distinct()];
        problem = FromTags.All(tag => call.LegWith(tag) is not null) ? "" : NgErrors.UnknownTag;
        return problem.Length > 0 ? [] : legs;
    }
}
