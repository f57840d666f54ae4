using PayGate.Media.Ng;

namespace PayGate.Media.Srtp;

/// <summary>
/// What the edge allows of SDES in one command: the words of rtpengine's <c>SDES</c> list, or flags that begin with <c>SDES-</c>.
/// </summary>
/// <param name="Suites">What may be negotiated, the one to prefer first; empty: SDES is off.</param>
/// <param name="AcceptsOptional">Whether <c>a=crypto</c> in a plain profile is answered with SRTP (RFC 8643).</param>
internal sealed record SdesPolicy(IReadOnlyList<CryptoSuite> Suites, bool AcceptsOptional)
{
    private const string WeakensPackets = "SDES: unencrypted or unauthenticated packets are refused";
    private const string UnknownSuite = "SDES: no crypto-suite of this relay is left";

    internal static SdesPolicy Standard { get; } = new(CryptoSuite.Preferred, AcceptsOptional: false);

    /// <summary>How far down the order a suite stands; -1 when it may not be negotiated.</summary>
    internal int RankOf(CryptoSuite suite)
    {
        for (int i = 0; i < Suites.Count; i++)
        {
            if (Suites[i] == suite)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Reads the words; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static SdesPolicy? TryRead(NgRequest request, out string problem)
    {
        string[] words = [.. Words(request, "sdes")];
        bool acceptsOptional = Words(request, "osrtp").Any(word => word.StartsWith("accept", StringComparison.Ordinal));
        problem = words.Any(IsWeakening) ? WeakensPackets : "";
        if (problem.Length > 0)
        {
            return null;
        }

        if (words.Any(word => word is "off" or "no" or "disable"))
        {
            return new SdesPolicy([], acceptsOptional);
        }

        List<CryptoSuite> suites = [.. CryptoSuite.Preferred];
        if (words.Any(word => word.StartsWith("only-", StringComparison.Ordinal)))
        {
            suites.RemoveAll(suite => !words.Contains("only-" + Spelled(suite)));
        }

        suites.RemoveAll(suite => words.Contains("no-" + Spelled(suite)));
        problem = suites.Count == 0 ? UnknownSuite : "";
        return suites.Count == 0 ? null : new SdesPolicy(Sorted(suites, words), acceptsOptional);
    }

    private static List<CryptoSuite> Sorted(List<CryptoSuite> suites, string[] words)
    {
        const string Order = "order:";
        const string Prefer = "prefer-";
        List<string> order = [];
        foreach (string word in words)
        {
            if (word.StartsWith(Order, StringComparison.Ordinal))
            {
                order.AddRange(word[Order.Length..].Split(';'));
            }
            else if (word.StartsWith(Prefer, StringComparison.Ordinal))
            {
                order.Add(word[Prefer.Length..]);
            }
        }

        return [.. suites.OrderBy(suite => order.IndexOf(Spelled(suite)) is >= 0 and int at ? at : int.MaxValue)];
    }

    private static bool IsWeakening(string word) => word is "unencrypted-srtp" or "unencrypted-srtcp" or "unauthenticated-srtp";

    // Kamailio puts SDES-x into a list of its own, other clients leave it among the flags.
    private static IEnumerable<string> Words(NgRequest request, string name)
    {
        string prefix = name + "-";
        return request.List(name).Select(NgRequest.Normalize).Concat(
            request.List("flags").Select(NgRequest.Normalize)
                .Where(flag => flag.StartsWith(prefix, StringComparison.Ordinal))
                .Select(flag => flag[prefix.Length..]));
    }

    private static string Spelled(CryptoSuite suite) => NgRequest.Normalize(suite.Name);
}
