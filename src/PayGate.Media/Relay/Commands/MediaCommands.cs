using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Prompts;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay.Commands;

/// <summary>Plays sounds to parties and stops that, on the worker's thread. The party that is selected is the one that hears it.</summary>
internal sealed class MediaCommands(CallTable calls, PacketWorkspace workspace)
{
    private const string NoMedia = "Participant has no media capable of playback";

    /// <summary>Plays from now on, in place of what was being played to the party; on failure the text for the client.</summary>
    internal string Play(PartySelector selector, PlayedSound sound)
    {
        LegStream[] heard = Find(selector, out string problem);
        if (problem.Length == 0 && !Array.TrueForAll(heard, stream => stream.Payloads.HasDecodableAudio))
        {
            return NoMedia;
        }

        foreach (LegStream stream in heard)
        {
            stream.Outlet.NeedPlayer().Play(sound, workspace.Now);
        }

        return problem;
    }

    /// <summary>Stops what is played to the party; how far it had come, in samples, and -1 when nothing was played.</summary>
    internal (string Problem, int LastPosition) Stop(PartySelector selector)
    {
        LegStream[] heard = Find(selector, out string problem);
        int last = -1;
        foreach (LegStream stream in heard)
        {
            last = Math.Max(last, stream.Outlet.Player?.Stop() ?? -1);
        }

        return (problem, last);
    }

    /// <summary>The streams that the selected parties hear.</summary>
    private LegStream[] Find(PartySelector selector, out string problem)
    {
        if (calls.Find(selector.CallId) is not { } call)
        {
            problem = NgErrors.UnknownCallOfParty;
            return [];
        }

        Leg? only = selector.Find(call, out problem);
        problem = selector.NamesNobody ? NgErrors.NoParty : problem;
        LegStream?[] heard = problem.Length > 0 ? []
            : only is null ? [call.Offerer.MainStream, call.Answerer.MainStream]
            : [call.Opposite(only).MainStream];
        problem = Array.Exists(heard, stream => stream is null) ? NoMedia : problem;
        return problem.Length > 0 ? [] : [.. heard.OfType<LegStream>()];
    }
}
