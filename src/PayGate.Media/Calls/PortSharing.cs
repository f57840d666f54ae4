namespace PayGate.Media.Calls;

/// <summary>How RTP and RTCP came to share one port of a stream, or not (RFC 5761). Each side of a call settles that for itself.</summary>
internal sealed class PortSharing
{
    private bool _wasAskedFor;
    private bool _isOffered;
    private bool? _decision;

    /// <summary>The party of this stream offered; what it is answered may be decided already.</summary>
    internal void Asked(bool wanted, MuxRequest request)
    {
        _wasAskedFor = wanted;
        _decision = request.Reject ? false : request.Accept || request.Demux ? true : null;
    }

    /// <summary>An offer goes to the party of this stream; <see langword="true"/> when port sharing is in it.</summary>
    internal bool Offers(bool senderWants, MuxRequest request)
    {
        _isOffered = request.Offer || request.Require || (senderWants && !request.Demux);
        return _isOffered;
    }

    /// <summary>The party of this stream answered; whether it shares.</summary>
    internal bool Accepted(bool wanted) => _isOffered && wanted;

    /// <summary>The answer for the party of this stream, which offered; whether it shares.</summary>
    /// <param name="otherAccepted">What the other party said.</param>
    internal bool Answers(bool otherAccepted) => _wasAskedFor && (_decision ?? otherAccepted);
}
