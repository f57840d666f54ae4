using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;
using PayGate.Media.Subscriptions;

namespace PayGate.Media.Relay.Commands;

/// <summary>Lets others listen to a call from behind its masks, on the worker's thread.</summary>
internal sealed class SubscriptionCommands(CallTable calls, StreamPorts ports, RelayOptions options, TimeProvider clock)
{
    private const int MostPerCall = 16;
    private const int TagBytes = 16;
    private const int PortsPerStream = 2;
    private const string ForwardingTag = "forwarding";
    private const string TooMany = "Too many subscriptions on the call";
    private const string NotConfigured = "Forwarding is not configured on this relay";

    /// <summary>Opens ports for a listener and describes what it will hear; on failure the text for the client.</summary>
    internal (SubscriptionOffer? Offer, string Problem) Request(SubscriptionRequest request)
    {
        if (calls.Find(request.CallId) is not { } call)
        {
            return (null, NgErrors.UnknownCallOfParty);
        }

        IReadOnlyList<Leg> legs = request.FindLegs(call, out string problem);
        if (problem.Length > 0)
        {
            return (null, problem);
        }

        string tag = request.ToTag ?? RandomNumberGenerator.GetHexString(2 * TagBytes, lowercase: true);
        if (call.LegWith(tag) is not null)
        {
            return (null, NgErrors.TagInUse);
        }

        Remove(call, tag);
        Subscription? subscription = TryOpen(call, tag, legs, out problem);
        if (subscription is null)
        {
            return (null, problem);
        }

        IPAddress address = FamilyOf(legs[0]) == AddressFamily.InterNetworkV6 ? options.AnnouncedAddressV6! : options.AnnouncedAddress;
        byte[] sdp = SubscriptionDescription.Write(subscription, address, clock.GetUtcNow());
        return (new SubscriptionOffer(sdp, [.. legs.Select(leg => leg.Tags[^1])], tag), "");
    }

    /// <summary>The listener says where it wants its packets.</summary>
    internal string Answer(string callId, string toTag, SdpDocument description)
    {
        if (calls.Find(callId) is not { } call)
        {
            return NgErrors.UnknownCallOfParty;
        }

        if (call.Subscriptions.Find(other => other.Tag == toTag) is not { } subscription)
        {
            return NgErrors.UnknownToTag;
        }

        for (int i = 0; i < subscription.Copies.Count; i++)
        {
            SdpMedia? section = i < description.Media.Count && description.Media[i].IsRelayed ? description.Media[i] : null;
            IPAddress address = section?.Address ?? IPAddress.Any;
            subscription.Copies[i].Port.SharesPort = false;
            subscription.Copies[i].Port.Signal(
                section is null ? default : new SocketEndPoint(address, section.Port),
                section is null ? default : new SocketEndPoint(address, section.RtcpPort));
        }

        return "";
    }

    /// <summary>Ends a subscription.</summary>
    internal string End(string callId, string toTag) =>
        calls.Find(callId) is not { } call ? NgErrors.UnknownCallOfParty : Remove(call, toTag) ? "" : NgErrors.UnknownToTag;

    /// <summary>
    /// Sends copies to the configured address: the caller's to its port, the agent's to the one two above. One party's alone, when one is selected.
    /// </summary>
    internal string StartForwarding(PartySelector selector)
    {
        if (calls.Find(selector.CallId) is not { } call)
        {
            return NgErrors.UnknownCallOfParty;
        }

        Leg? only = selector.Find(call, out string problem);
        if (problem.Length > 0 || options.ForwardingEndPoint is not { } target)
        {
            return problem.Length > 0 ? problem : NotConfigured;
        }

        foreach (Leg leg in only is null ? (Leg[])[call.CallerLeg, call.AgentLeg] : [only])
        {
            string tag = ForwardingTagOf(call, leg);
            if (leg.MainStream is null || call.Subscriptions.Exists(other => other.Tag == tag))
            {
                continue;
            }

            if (TryOpen(call, tag, [leg], out problem) is not { } subscription)
            {
                return problem;
            }

            int port = target.Port + (leg == call.CallerLeg ? 0 : PortsPerStream);
            subscription.Copies[0].Port.Signal(new SocketEndPoint(target.Address, port), new SocketEndPoint(target.Address, port + 1));
        }

        return "";
    }

    /// <summary>Ends what <see cref="StartForwarding"/> began.</summary>
    internal string StopForwarding(PartySelector selector)
    {
        if (calls.Find(selector.CallId) is not { } call)
        {
            return NgErrors.UnknownCallOfParty;
        }

        Leg? only = selector.Find(call, out string problem);
        if (problem.Length == 0)
        {
            foreach (Leg leg in only is null ? (Leg[])[call.CallerLeg, call.AgentLeg] : [only])
            {
                Remove(call, ForwardingTagOf(call, leg));
            }
        }

        return problem;
    }

    private static string ForwardingTagOf(Call call, Leg leg) => ForwardingTag + (leg == call.Offerer ? " 1" : " 2");

    private static AddressFamily FamilyOf(Leg leg) => leg.Family ?? AddressFamily.InterNetwork;

    private Subscription? TryOpen(Call call, string tag, IReadOnlyList<Leg> legs, out string problem)
    {
        problem = call.Subscriptions.Count >= MostPerCall ? TooMany
            : legs.Any(leg => leg.MainStream is null || leg.Tags.Count == 0) ? NgErrors.NoSdpOfTag
            : "";
        if (problem.Length > 0)
        {
            return null;
        }

        var copies = new List<StreamCopy>();
        var subscription = new Subscription(tag, copies);
        foreach (Leg leg in legs)
        {
            if (ports.TryOpenCopy(leg.MainStream!, FamilyOf(legs[0])) is not { } copy)
            {
                subscription.Close(ports);
                problem = NgErrors.OutOfPorts;
                return null;
            }

            copies.Add(copy);
            leg.MainStream!.Outlet.Add(copy);
        }

        call.Subscriptions.Add(subscription);
        return subscription;
    }

    private bool Remove(Call call, string tag)
    {
        if (call.Subscriptions.Find(other => other.Tag == tag) is not { } subscription)
        {
            return false;
        }

        call.Subscriptions.Remove(subscription);
        subscription.Close(ports);
        return true;
    }
}
