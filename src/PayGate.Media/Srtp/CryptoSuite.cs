namespace PayGate.Media.Srtp;

/// <summary>A crypto-suite of SDES: RFC 4568 section 6.2 and RFC 7714 section 14.2.</summary>
/// <param name="Name">As written in <c>a=crypto</c>.</param>
/// <param name="KeyBytes">Length of the master key, and of the session keys.</param>
/// <param name="SaltBytes">Length of the master salt, and of the session salts.</param>
/// <param name="RtpTagBytes">What authentication adds to an RTP packet.</param>
/// <param name="RtcpTagBytes">What authentication adds to an RTCP packet, beside the index of four bytes.</param>
/// <param name="IsAead">AES-GCM in place of AES in counter mode with HMAC-SHA1.</param>
internal sealed record CryptoSuite(string Name, int KeyBytes, int SaltBytes, int RtpTagBytes, int RtcpTagBytes, bool IsAead)
{
    /// <summary>Longest master key with its salt.</summary>
    internal const int MostMasterBytes = 46;

    internal static readonly CryptoSuite Gcm256 = new("AEAD_AES_256_GCM", 32, 12, 16, 16, IsAead: true);
    internal static readonly CryptoSuite Gcm128 = new("AEAD_AES_128_GCM", 16, 12, 16, 16, IsAead: true);
    internal static readonly CryptoSuite Counter80 = new("AES_CM_128_HMAC_SHA1_80", 16, 14, 10, 10, IsAead: false);

    /// <summary>RFC 4568 section 6.2.2: the short tag is for RTP only, SRTCP keeps 80 bits.</summary>
    internal static readonly CryptoSuite Counter32 = new("AES_CM_128_HMAC_SHA1_32", 16, 14, 4, 10, IsAead: false);

    /// <summary>All of them, the one to prefer first.</summary>
    internal static IReadOnlyList<CryptoSuite> Preferred { get; } = [Gcm256, Gcm128, Counter80, Counter32];

    internal int MasterBytes => KeyBytes + SaltBytes;

    /// <summary>The suite of a name, as written; <see langword="null"/> when it is not spoken here.</summary>
    internal static CryptoSuite? Find(ReadOnlySpan<char> name)
    {
        foreach (CryptoSuite suite in Preferred)
        {
            if (name.SequenceEqual(suite.Name))
            {
                return suite;
            }
        }

        return null;
    }
}
