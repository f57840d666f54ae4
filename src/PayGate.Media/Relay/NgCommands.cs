using System.Globalization;
using PayGate.Media.Ng;
using PayGate.Media.Relay.Commands;
using PayGate.Media.Sdp;

namespace PayGate.Media.Relay;

/// <summary>Reads NG commands on the NG thread, has the worker of the call run them, and words the replies.</summary>
internal sealed class NgCommands(RelayWorkers workers, TimeProvider clock) : INgHandler
{
    // What fits a datagram, with names of ordinary length.
    private const int MostListed = 500;

    private readonly long _startedAt = clock.GetTimestamp();
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public ReadOnlyMemory<byte> Handle(NgRequest request)
    {
        Count(request.Command);
        BencodeWriter reply = request.Command switch
        {
            "ping" => NgReply.Pong(),
            "offer" => Describe(request, isOffer: true),
            "answer" => Describe(request, isOffer: false),
            "delete" => Delete(request),
            "query" => Query(request),
            "list" => List(request),
            "statistics" => Statistics(),
            _ => NgCommandList.All.TryGetValue(request.Command, out Func<NgRequest, RelayWorkers, BencodeWriter>? run)
                ? run(request, workers)
                : NgReply.Error(NgErrors.UnknownCommand),
        };
        return reply.Written.ToArray();
    }

    private void Count(string command)
    {
        if (command is "ping" or "offer" or "answer" or "delete" or "query" or "list" or "statistics" || NgCommandList.All.ContainsKey(command))
        {
            _counts[command] = _counts.GetValueOrDefault(command) + 1;
        }
    }

    private BencodeWriter Describe(NgRequest request, bool isOffer)
    {
        OfferAnswerCommand? command = OfferAnswerCommand.TryRead(request, isOffer, out string problem);
        if (command is null)
        {
            return NgReply.Error(problem);
        }

        if (isOffer && command.Follows is { } followed)
        {
            command = command with
            {
                BeginsMasked = workers.Directory.EndedMasks.Contains(followed) || OnWorker(followed, calls => calls.IsMasked(followed)),
            };
        }

        (SdpRewrite? rewrite, problem) = OnWorker(command.CallId, calls => isOffer ? calls.Offer(command) : calls.Answer(command));
        if (rewrite is not null)
        {
            return NgReply.OkWithSdp(SdpRewriter.Rewrite(command.Document, rewrite));
        }

        return problem == NgErrors.SessionLimit && command.SupportsLoadLimit ? NgReply.LoadLimit(problem) : NgReply.Error(problem);
    }

    private BencodeWriter Delete(NgRequest request)
    {
        if (request.Text("call-id") is not { } callId)
        {
            return NgReply.Error(NgErrors.NoCallId);
        }

        (string? fromTag, string? toTag, string? viaBranch) = (request.Text("from-tag"), request.Text("to-tag"), request.Text("via-branch"));
        return OnWorker(callId, calls => calls.Delete(callId, fromTag, toTag, viaBranch))
            ?? (request.HasFlag("fatal") ? NgReply.Error(NgErrors.NotFoundWarning) : NgReply.OkWithWarning(NgErrors.NotFoundWarning));
    }

    private BencodeWriter Query(NgRequest request) =>
        request.Text("call-id") is { } callId
            ? OnWorker(callId, calls => calls.Query(callId)) ?? NgReply.Error(NgErrors.UnknownCall)
            : NgReply.Error(NgErrors.NoCallId);

    private BencodeWriter List(NgRequest request)
    {
        string? limit = request.Text("limit");
        return int.TryParse(limit ?? "32", NumberStyles.None, CultureInfo.InvariantCulture, out int most)
            ? NgReply.OkWithCalls(workers.Directory.SipCallIds.Take(Math.Min(most, MostListed)))
            : NgReply.Error("Limit is not a number");
    }

    private BencodeWriter Statistics() =>
        StatisticsReport.Write(workers.Directory.Count, workers.Directory.Totals, workers.Carried(), clock.GetElapsedTime(_startedAt), _counts);

    private T OnWorker<T>(string callId, Func<CallCommands, T> work) => workers.On(callId, shard => work(shard.Commands));
}
