namespace PayGate.Media.Sdp;

/// <summary>Why a session description was refused. Constant texts: what was sent is never echoed.</summary>
internal static class SdpErrors
{
    internal const string NoVersion = "Failed to parse SDP: the first line is not v=0";
    internal const string BadLine = "Failed to parse SDP: a line is not a letter, an equals sign and a value";
    internal const string BadMediaLine = "Failed to parse SDP: an m= line is malformed";
    internal const string BadPort = "Failed to parse SDP: an m= line has a port outside 0 to 65535, or more than one port";
    internal const string BadConnection = "Failed to parse SDP: a c= line is not a unicast IPv4 or IPv6 address";
    internal const string BadRtcp = "Failed to parse SDP: an a=rtcp attribute is malformed";
    internal const string BadRtpMap = "Failed to parse SDP: an a=rtpmap attribute is malformed";
    internal const string NoConnection = "Failed to parse SDP: a media section has no c= line";
    internal const string NoMedia = "Incomplete SDP specification: no m= line";
    internal const string TooLong = "Failed to parse SDP: too many lines or media sections";
}
