using PayGate.Media.Calls;
using PayGate.Media.Injecting;
using PayGate.Media.Ng;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay.Commands;

/// <summary>
/// Takes keys that the edge reports for a party (SIP INFO), on the worker's thread. Behind a closed mask they go to the capture and nowhere else; else the
/// party opposite gets them as telephone events, or as tones when it takes none.
/// </summary>
internal sealed class KeyCommands(CallTable calls, PacketWorkspace workspace)
{
    private const string NoSink = "Sink monologue has no media capable of DTMF playback";
    private const string TooMany = "Too many keys wait to be played";

    /// <summary>Has a party press a key; on failure the text for the client, which never says which key.</summary>
    internal string Play(PartySelector selector, InjectedKey key)
    {
        if (calls.Find(selector.CallId) is not { } call)
        {
            return NgErrors.UnknownCallOfParty;
        }

        Leg? only = selector.Find(call, out string problem);
        if (problem.Length == 0 && only is null && !selector.IsAll)
        {
            problem = NgErrors.NoParty;
        }

        foreach (Leg leg in problem.Length > 0 ? [] : only is null ? (Leg[])[call.Offerer, call.Answerer] : [only])
        {
            problem = problem.Length > 0 ? problem : Press(leg, key);
        }

        return problem;
    }

    private string Press(Leg leg, InjectedKey key)
    {
        if (leg.MainStream is not { } stream)
        {
            return NoSink;
        }

        return stream.Mask.TryPress(key.Code, workspace.Now) || leg.Mask.IsActive ? ""
            : KeyOutlet.Of(stream.Peer?.Announced) is not { } outlet ? NoSink
            : stream.Outlet.TryInject(key, outlet) ? "" : TooMany;
    }
}
