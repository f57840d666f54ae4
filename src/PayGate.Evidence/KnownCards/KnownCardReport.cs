using PayGate.Evidence.Files;

namespace PayGate.Evidence.KnownCards;

/// <summary>What a search for known numbers saw.</summary>
/// <param name="Places">Files or memory regions looked into.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Hits">Where a number stands.</param>
/// <param name="Unseen">Places that could not be looked into: about these nothing is proven.</param>
public sealed record KnownCardReport(long Places, long Bytes, IReadOnlyList<KnownCardHit> Hits, IReadOnlyList<UnseenPlace> Unseen)
{
    /// <summary>Nothing was found, and there was no place that could not be looked into.</summary>
    public bool IsClean => Hits.Count == 0 && Unseen.Count == 0;
}
