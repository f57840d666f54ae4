using PayGate.Media.Sdp;

namespace PayGate.Media.Calls;

/// <summary>Which formats of an offer the other party is shown. Nothing is transcoded: a format is passed on or it is not.</summary>
/// <param name="Strip">Taken out; <c>all</c> means every one.</param>
/// <param name="Keep">Stays whatever is taken out.</param>
internal sealed record CodecSelection(IReadOnlyList<string> Strip, IReadOnlyList<string> Keep)
{
    private const string All = "all";
    private const string Full = "full";

    /// <summary>Everything stays.</summary>
    internal static CodecSelection Everything { get; } = new([], []);

    /// <summary>The formats that stay, in the sender's order.</summary>
    /// <param name="formats">What was offered.</param>
    /// <param name="audibleOnly">Audio in which keys cannot be heard goes out too, whatever the edge wants kept.</param>
    internal IReadOnlyList<SdpFormat> Apply(IReadOnlyList<SdpFormat> formats, bool audibleOnly) =>
        [.. formats.Where(format => IsWanted(format) && !(audibleOnly && format.IsAudio && !AudibleCodecs.Contains(format.Codec)))];

    private bool IsWanted(SdpFormat format) =>
        Keep.Any(format.IsNamed) || !Strip.Any(word => IsEverything(word) || format.IsNamed(word));

    private static bool IsEverything(string word) =>
        word.Equals(All, StringComparison.OrdinalIgnoreCase) || word.Equals(Full, StringComparison.OrdinalIgnoreCase);
}
