using PayGate.Media.Calls;
using PayGate.Media.Ng;

namespace PayGate.Media.Relay;

/// <summary>Reads which codecs the edge wants: the dictionary <c>codec</c>, or flags such as <c>codec-strip-G729</c>.</summary>
internal static class CodecFlags
{
    private const string Prefix = "codec-";
    private const string Transcoding = "Codec: transcoding is not supported, only strip, mask, except and offer";

    private static readonly string[] Strips = ["strip", "mask"];
    private static readonly string[] Keeps = ["except", "offer"];
    private static readonly string[] Refused = ["transcode", "accept", "consume"];

    /// <summary>The selection; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static CodecSelection? TryRead(NgRequest request, out string problem)
    {
        bool transcodes = Refused.Any(action => Words(request, action).Count > 0)
            || request.List("transcode").Any() || request.HasFlag("always-transcode");
        problem = transcodes ? Transcoding : "";
        return transcodes
            ? null
            : new CodecSelection([.. Strips.SelectMany(action => Words(request, action))], [.. Keeps.SelectMany(action => Words(request, action))]);
    }

    private static List<string> Words(NgRequest request, string action)
    {
        List<string> words = [.. request.Nested("codec", action), .. request.List(Prefix + action)];
        foreach (string flag in request.Flags)
        {
            if (flag.Length > Prefix.Length + action.Length + 1 && NgRequest.Normalize(flag).StartsWith(Prefix + action + "-", StringComparison.Ordinal))
            {
                words.Add(flag[(Prefix.Length + action.Length + 1)..]);
            }
        }

        return words;
    }
}
