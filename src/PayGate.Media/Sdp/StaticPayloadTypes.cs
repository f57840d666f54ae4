namespace PayGate.Media.Sdp;

/// <summary>The audio payload types that need no <c>a=rtpmap</c>: RFC 3551 table 4.</summary>
internal static class StaticPayloadTypes
{
    /// <summary><c>NAME/CLOCK[/CHANNELS]</c>; empty for a number that means nothing by itself.</summary>
    internal static string EncodingOf(byte payloadType) => payloadType switch
    {
        0 => "PCMU/8000",
        3 => "GSM/8000",
        4 => "G723/8000",
        5 => "DVI4/8000",
        6 => "DVI4/16000",
        7 => "LPC/8000",
        8 => "PCMA/8000",
        9 => "G722/8000",
        10 => "L16/44100/2",
        11 => "L16/44100",
        12 => "QCELP/8000",
        13 => "CN/8000",
        14 => "MPA/90000",
        15 => "G728/8000",
        16 => "DVI4/11025",
        17 => "DVI4/22050",
        18 => "G729/8000",
        _ => "",
    };
}
