namespace PayGate.Media.Ng;

/// <summary>Texts of <c>error-reason</c> and <c>warning</c>. Those that rtpengine also has are its own, letter by letter: clients compare them.</summary>
internal static class NgErrors
{
    internal const string NotADictionary = "Could not decode bencode dictionary";
    internal const string NotJson = "Failed to parse JSON document";
    internal const string NotNg = "Invalid NG data format";
    internal const string NoData = "Invalid data (no payload)";
    internal const string NoCommand = "Dictionary contains no key \"command\"";
    internal const string UnknownCommand = "Unrecognized command";
    internal const string NoSdp = "No SDP body in message";
    internal const string NoCallId = "No call-id in message";
    internal const string NoFromTag = "No from-tag in message";
    internal const string NoToTag = "No to-tag in message";
    internal const string UnknownCall = "Unknown call-id";
    internal const string UnknownCallOfParty = "Unknown call-ID";
    internal const string UnknownToTag = "To-tag not found";
    internal const string UnknownLabel = "No monologue matching the given label";
    internal const string UnknownAddress = "Failed to match address to any tag";
    internal const string BadAddress = "Failed to parse network address";
    internal const string NoParty = "No participant party specified";
    internal const string NoParticipant = "No call participant specified";
    internal const string NoSdpOfTag = "No SDP known for this from-tag";
    internal const string TagInUse = "The to-tag is that of a party of the call";
    internal const string UnknownTag = "From-tag given, but no such tag exists";
    internal const string NotFoundWarning = "Call-ID not found or tags didn't match";

    /// <summary>Kamailio fails over to the next relay on this exact text.</summary>
    internal const string OutOfPorts = "Ran out of ports";

    /// <summary>Kamailio fails over to the next relay on this exact text.</summary>
    internal const string SessionLimit = "Parallel session limit reached";

    internal const string Internal = "Internal error";
    internal const string Stopping = "Relay is stopping";
}
