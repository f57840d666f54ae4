namespace PayGate.Media.Srtp;

/// <summary>What one synchronization source has sent under one key.</summary>
internal struct SourceState
{
    internal uint Ssrc;

    /// <summary>Indices of its RTP packets.</summary>
    internal ReplayWindow Rtp;

    /// <summary>Indices of its RTCP packets.</summary>
    internal ReplayWindow Rtcp;

    /// <summary>What is added to the sequence numbers of a source that began to count anew; sending only.</summary>
    internal ushort Shift;
}
