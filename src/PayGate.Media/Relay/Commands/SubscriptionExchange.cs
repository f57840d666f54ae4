using PayGate.Media.Ng;
using PayGate.Media.Sdp;

namespace PayGate.Media.Relay.Commands;

/// <summary>Reads and words <c>subscribe request</c>, <c>subscribe answer</c> and <c>unsubscribe</c>.</summary>
internal static class SubscriptionExchange
{
    private const string BadProfile = "Unsupported transport-protocol: listeners are sent RTP/AVP";

    internal static BencodeWriter Request(NgRequest request, RelayWorkers workers)
    {
        if (request.Text("transport-protocol")?.ToUpperInvariant() is not (null or "RTP/AVP"))
        {
            return NgReply.Error(BadProfile);
        }

        if (SubscriptionRequest.TryRead(request, out string problem) is not { } subscription)
        {
            return NgReply.Error(problem);
        }

        (SubscriptionOffer? offer, problem) = workers.On(subscription.CallId, shard => shard.Subscriptions.Request(subscription));
        return offer is null ? NgReply.Error(problem) : Describe(offer);
    }

    internal static BencodeWriter Answer(NgRequest request, RelayWorkers workers)
    {
        ReadOnlyMemory<byte> sdp = request.Bytes("sdp");
        (string? callId, string? toTag) = (request.Text("call-id"), request.Text("to-tag"));
        string problem = callId is null ? NgErrors.NoCallId : toTag is null ? NgErrors.NoToTag : sdp.IsEmpty ? NgErrors.NoSdp : "";
        if (problem.Length > 0 || SdpParser.TryParse(sdp.Span, out problem) is not { } description)
        {
            return NgReply.Error(problem);
        }

        return NgCommandList.Done(workers.On(callId!, shard => shard.Subscriptions.Answer(callId!, toTag!, description)));
    }

    internal static BencodeWriter End(NgRequest request, RelayWorkers workers)
    {
        (string? callId, string? toTag) = (request.Text("call-id"), request.Text("to-tag"));
        string problem = callId is null ? NgErrors.NoCallId : toTag is null ? NgErrors.NoToTag : "";
        return problem.Length > 0
            ? NgReply.Error(problem)
            : NgCommandList.Done(workers.On(callId!, shard => shard.Subscriptions.End(callId!, toTag!)));
    }

    private static BencodeWriter Describe(SubscriptionOffer offer)
    {
        var writer = new BencodeWriter().StartDictionary();
        if (offer.FromTags is [string only])
        {
            writer.Pair("from-tag", only);
        }

        writer.Text("from-tags").StartList();
        foreach (string tag in offer.FromTags)
        {
            writer.Text(tag);
        }

        return writer.End().Pair("result", "ok").Text("sdp").Text(offer.Sdp).Pair("to-tag", offer.ToTag).End();
    }
}
