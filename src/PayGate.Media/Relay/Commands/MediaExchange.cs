using PayGate.Media.Ng;

namespace PayGate.Media.Relay.Commands;

/// <summary>Reads <c>play media</c> and <c>stop media</c> on the NG thread, has the worker of the call do it, and words the replies.</summary>
internal static class MediaExchange
{
    internal static BencodeWriter Play(NgRequest request, RelayWorkers workers)
    {
        if (PartySelector.TryRead(request, out string problem) is not { } party)
        {
            return NgReply.Error(problem);
        }

        if (party.NamesNobody)
        {
            return NgReply.Error(NgErrors.NoParty);
        }

        if (PlayMediaRequest.TryRead(request, workers.Media, out problem) is not { } sound)
        {
            return NgReply.Error(problem);
        }

        problem = workers.On(party.CallId, shard => shard.Media.Play(party, sound));
        return problem.Length > 0
            ? NgReply.Error(problem)
            : new BencodeWriter().StartDictionary().Text("duration").Number(PlayMediaRequest.Duration(sound)).Pair("result", "ok").End();
    }

    internal static BencodeWriter Stop(NgRequest request, RelayWorkers workers)
    {
        if (PartySelector.TryRead(request, out string problem) is not { } party)
        {
            return NgReply.Error(problem);
        }

        (problem, int last) = workers.On(party.CallId, shard => shard.Media.Stop(party));
        return problem.Length > 0 ? NgReply.Error(problem)
            : last < 0 ? NgReply.Ok()
            : new BencodeWriter().StartDictionary().Text("last-frame-pos").Number(last).Pair("result", "ok").End();
    }
}
