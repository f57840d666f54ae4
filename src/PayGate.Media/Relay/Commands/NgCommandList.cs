using PayGate.Contracts.Captures;
using PayGate.Media.Calls;
using PayGate.Media.Ng;

namespace PayGate.Media.Relay.Commands;

/// <summary>The commands about parties, recordings, keys and listeners: each reads its request on the NG thread and has the worker of the call do it.</summary>
internal static class NgCommandList
{
    private const string PublishRefused = "Publish is not supported: a listener hears a call by subscribe request";

    /// <summary>By name, in lower case with hyphens.</summary>
    internal static IReadOnlyDictionary<string, Func<NgRequest, RelayWorkers, BencodeWriter>> All { get; } =
        new Dictionary<string, Func<NgRequest, RelayWorkers, BencodeWriter>>(StringComparer.Ordinal)
        {
            ["block-dtmf"] = (request, workers) => OnParty(request, workers, (shard, party) =>
                shard.Parties.MaskKeys(party, closes: true, DtmfStyle.Of(request))),
            ["unblock-dtmf"] = (request, workers) => OnParty(request, workers, (shard, party) =>
                shard.Parties.MaskKeys(party, closes: false, MaskStyle.Silence)),
            ["block-media"] = (request, workers) => Gate(request, workers, MediaGates.Block, closes: true),
            ["unblock-media"] = (request, workers) => Gate(request, workers, MediaGates.Block, closes: false),
            ["silence-media"] = (request, workers) => Gate(request, workers, MediaGates.Silence, closes: true),
            ["unsilence-media"] = (request, workers) => Gate(request, workers, MediaGates.Silence, closes: false),
            ["start-recording"] = (request, workers) => OnCall(request, workers, (shard, call) => shard.Recordings.Start(call)),
            ["stop-recording"] = (request, workers) => OnCall(request, workers, (shard, call) =>
                Pauses(request) ? shard.Recordings.Pause(call) : shard.Recordings.Stop(call)),
            ["pause-recording"] = (request, workers) => OnCall(request, workers, (shard, call) => shard.Recordings.Pause(call)),
            ["start-forwarding"] = (request, workers) => OnParty(request, workers, (shard, party) => shard.Subscriptions.StartForwarding(party)),
            ["stop-forwarding"] = (request, workers) => OnParty(request, workers, (shard, party) => shard.Subscriptions.StopForwarding(party)),
            ["play-dtmf"] = PlayKey,
            ["play-media"] = MediaExchange.Play,
            ["stop-media"] = MediaExchange.Stop,
            ["subscribe-request"] = SubscriptionExchange.Request,
            ["subscribe-answer"] = SubscriptionExchange.Answer,
            ["unsubscribe"] = SubscriptionExchange.End,
            ["publish"] = (_, _) => NgReply.Error(PublishRefused),
        };

    /// <summary>Has the worker of a call do something; the NG thread has nothing else to do than to wait, so that commands run in the order they came.</summary>
    internal static T On<T>(this RelayWorkers workers, string callId, Func<RelayShard, T> work) =>
        workers.Of(callId).InvokeAsync(work).GetAwaiter().GetResult();

    /// <summary><c>ok</c>, or the reason why not.</summary>
    internal static BencodeWriter Done(string problem) => problem.Length == 0 ? NgReply.Ok() : NgReply.Error(problem);

    private static BencodeWriter OnParty(NgRequest request, RelayWorkers workers, Func<RelayShard, PartySelector, string> work) =>
        Done(PartySelector.TryRead(request, out string problem) is { } party ? workers.On(party.CallId, shard => work(shard, party)) : problem);

    private static BencodeWriter OnCall(NgRequest request, RelayWorkers workers, Func<RelayShard, string, string> work) =>
        Done(request.Text("call-id") is { } callId ? workers.On(callId, shard => work(shard, callId)) : NgErrors.NoCallId);

    private static BencodeWriter Gate(NgRequest request, RelayWorkers workers, MediaGates gate, bool closes) =>
        OnParty(request, workers, (shard, party) => shard.Parties.Gate(party, gate, closes));

    private static BencodeWriter PlayKey(NgRequest request, RelayWorkers workers)
    {
        if (PartySelector.TryRead(request, out string problem) is not { } party || PlayKeyRequest.TryRead(request, out problem) is not { } key)
        {
            return NgReply.Error(problem);
        }

        return Done(workers.On(party.CallId, shard => shard.Keys.Play(party, key)));
    }

    private static bool Pauses(NgRequest request) =>
        request.Lists("flags", "pause") || request.Text("pause")?.ToLowerInvariant() is "yes" or "on" or "true";
}
