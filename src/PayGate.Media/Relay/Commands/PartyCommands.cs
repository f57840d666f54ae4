using PayGate.Contracts.Captures;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay.Commands;

/// <summary>Closes and opens what parties send, on the worker's thread. Each method returns the reason when it was not done.</summary>
internal sealed class PartyCommands(CallTable calls, PacketWorkspace workspace)
{
    /// <summary>
    /// Closes or opens the mask for the edge: of one party's stream towards the others, or of all. What a capture holds closed stays closed.
    /// </summary>
    internal string MaskKeys(PartySelector selector, bool closes, MaskStyle style) => Do(selector, (call, leg) =>
    {
        foreach (Leg masked in leg is null ? (Leg[])[call.Offerer, call.Answerer] : [leg])
        {
            if (closes)
            {
                masked.Mask.Close(MaskHolds.Block, style);
            }
            else
            {
                masked.Mask.Release(MaskHolds.Block, workspace.Now);
            }
        }
    });

    /// <summary>Closes or opens a gate behind the mask. Opening it for the whole call leaves what was closed for one party, unless all is asked for.</summary>
    internal string Gate(PartySelector selector, MediaGates gate, bool closes) => Do(selector, (call, leg) =>
    {
        if (leg is not null)
        {
            leg.Gates = closes ? leg.Gates | gate : leg.Gates & ~gate;
            return;
        }

        call.Gates = closes ? call.Gates | gate : call.Gates & ~gate;
        if (selector.IsAll && !closes)
        {
            call.Offerer.Gates &= ~gate;
            call.Answerer.Gates &= ~gate;
        }
    });

    private string Do(PartySelector selector, Action<Call, Leg?> work)
    {
        if (calls.Find(selector.CallId) is not { } call)
        {
            return NgErrors.UnknownCallOfParty;
        }

        Leg? leg = selector.Find(call, out string problem);
        if (problem.Length == 0)
        {
            work(call, leg);
        }

        return problem;
    }
}
