using PayGate.Media.Srtp;

namespace PayGate.Media.Calls;

/// <summary>What a description changes on the SRTP of one stream and of the one opposite.</summary>
internal sealed class SrtpPlan : IDisposable
{
    /// <summary>The transport profile the other party is told.</summary>
    internal required string Profile { get; init; }

    /// <summary>The line of the sender whose key it sends under; <see langword="null"/>: plain RTP.</summary>
    internal SdesLine? Accepted { get; init; }

    /// <summary>The line offered to the sender that <see cref="Accepted"/> answers.</summary>
    internal SdesLine? Answered { get; init; }

    /// <summary>What the other party is offered; <see langword="null"/>: plain RTP, or nothing since this is an answer.</summary>
    internal IReadOnlyList<SdesLine>? Offer { get; init; }

    /// <summary>Wipes the keys of a plan that is not carried out.</summary>
    public void Dispose()
    {
        Accepted?.Dispose();
        foreach (SdesLine line in Offer ?? [])
        {
            line.Dispose();
        }
    }
}
