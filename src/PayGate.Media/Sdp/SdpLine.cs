namespace PayGate.Media.Sdp;

/// <summary>One line of a session description.</summary>
/// <param name="Type">The letter before the equals sign.</param>
/// <param name="Value">What follows it.</param>
/// <param name="Raw">The whole line with its line end, as it came.</param>
/// <param name="Section">Index of the media section it belongs to; -1: session level.</param>
internal readonly record struct SdpLine(char Type, string Value, ReadOnlyMemory<byte> Raw, int Section)
{
    internal const int SessionLevel = -1;

    /// <summary>The line end as it came: CRLF, LF, or nothing on an unfinished last line.</summary>
    internal ReadOnlySpan<byte> LineEnd
    {
        get
        {
            ReadOnlySpan<byte> raw = Raw.Span;
            return raw.EndsWith("\r\n"u8) ? "\r\n"u8 : raw.EndsWith("\n"u8) ? "\n"u8 : default;
        }
    }

    /// <summary>The attribute's name, for <c>a=</c> lines; else empty.</summary>
    internal ReadOnlySpan<char> Attribute
    {
        get
        {
            if (Type != 'a')
            {
                return default;
            }

            int colon = Value.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 ? Value : Value.AsSpan(0, colon);
        }
    }

    /// <summary>What follows the attribute's name and colon; empty without one.</summary>
    internal ReadOnlySpan<char> AttributeValue =>
        Type == 'a' && Value.IndexOf(':', StringComparison.Ordinal) is >= 0 and int colon ? Value.AsSpan(colon + 1) : default;
}
