namespace PayGate.Media.Rtp;

/// <summary>Static payload types of RFC 3551 section 6 that PayGate knows by number.</summary>
internal static class PayloadTypes
{
    internal const byte Pcmu = 0;
    internal const byte Pcma = 8;
    internal const byte G722 = 9;
    internal const byte ComfortNoise = 13;

    /// <summary>How many there are: payload types have seven bits.</summary>
    internal const int Count = 128;
}
