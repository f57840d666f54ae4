namespace PayGate.Media.Srtp;

/// <summary>Why a description was refused for its SRTP. Constant texts: a key is never echoed.</summary>
internal static class SrtpErrors
{
    internal const string Dtls = "DTLS-SRTP is not spoken: only SDES (RTP/SAVP or RTP/SAVPF with a=crypto)";
    internal const string Off = "SRTP was asked for with SDES switched off, and DTLS-SRTP is not spoken";
    internal const string NoLine = "RTP/SAVP without a=crypto";
    internal const string NoUsableLine = "No a=crypto line can be used: its suite, its key or a parameter is not understood here";
    internal const string NotOffered = "The a=crypto line of the answer is none of those that were offered";
    internal const string AnsweredPlain = "SRTP was offered and plain RTP answered";
    internal const string AnsweredSecure = "Plain RTP was offered and SRTP answered";
    internal const string Weakened = "A party that has SRTP cannot go on in plain RTP within the same dialog";
}
