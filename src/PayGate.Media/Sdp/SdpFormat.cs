using System.Globalization;

namespace PayGate.Media.Sdp;

/// <summary>One format of an RTP section.</summary>
/// <param name="PayloadType">Its number on the wire, 0 to 127.</param>
/// <param name="Codec">What the relay knows of it.</param>
/// <param name="Encoding"><c>NAME/CLOCK[/CHANNELS]</c> as written, or as RFC 3551 has it for static types; empty when nobody said.</param>
internal sealed record SdpFormat(byte PayloadType, SdpCodec Codec, string Encoding)
{
    /// <summary>The encoding's name alone, such as <c>PCMA</c>.</summary>
    internal ReadOnlySpan<char> Name => Encoding.AsSpan(0, NameLength);

    /// <summary>Timestamp units a second; 8000 where nobody said.</summary>
    internal int ClockRate
    {
        get
        {
            ReadOnlySpan<char> rest = Encoding.AsSpan(Math.Min(NameLength + 1, Encoding.Length));
            int slash = rest.IndexOf('/');
            return int.TryParse(slash < 0 ? rest : rest[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out int rate) && rate > 0
                ? rate
                : SdpCodecNames.NarrowClock;
        }
    }

    /// <summary>Whether it carries sound, and is neither an event nor comfort noise.</summary>
    internal bool IsAudio => Codec is not (SdpCodec.TelephoneEvent or SdpCodec.ComfortNoise);

    private int NameLength => Encoding.IndexOf('/', StringComparison.Ordinal) is >= 0 and int slash ? slash : Encoding.Length;

    /// <summary>Whether an edge means this format by a word: a name, a name with its clock (and channels), or a payload type.</summary>
    internal bool IsNamed(string word)
    {
        bool isNumber = byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out byte number);
        return isNumber
            ? number == PayloadType
            : Name.Equals(word, StringComparison.OrdinalIgnoreCase)
                || Encoding.Equals(word, StringComparison.OrdinalIgnoreCase)
                || (Encoding.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                    && word.Contains('/', StringComparison.Ordinal) && Encoding[word.Length] == '/');
    }
}
