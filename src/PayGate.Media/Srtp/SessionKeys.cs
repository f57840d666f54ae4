using System.Security.Cryptography;

namespace PayGate.Media.Srtp;

/// <summary>
/// Session keys out of a master key: RFC 3711 section 4.3 with a key derivation rate of zero, RFC 7714 section 11 for the short salt.
/// </summary>
internal static class SessionKeys
{
    internal const byte RtpCipher = 0;
    internal const byte RtpAuthentication = 1;
    internal const byte RtpSalt = 2;
    internal const byte RtcpCipher = 3;
    internal const byte RtcpAuthentication = 4;
    internal const byte RtcpSalt = 5;

    private const int BlockBytes = 16;

    // The label stands left of the 48-bit index of packets, both right-aligned with the salt of 112 bits.
    private const int LabelOffset = 7;

    /// <summary>Fills the output with the key of a label.</summary>
    internal static void Derive(MasterKey master, byte label, Span<byte> output)
    {
        Span<byte> counter = stackalloc byte[BlockBytes];
        Span<byte> block = stackalloc byte[BlockBytes];
        counter.Clear();
        master.Salt.CopyTo(counter);
        counter[LabelOffset] ^= label;
        using var aes = Aes.Create();
        aes.SetKey(master.Key);
        for (int at = 0; at < output.Length; at += BlockBytes)
        {
            aes.EncryptEcb(counter, block, PaddingMode.None);
            int count = Math.Min(BlockBytes, output.Length - at);
            block[..count].CopyTo(output[at..]);
            counter[BlockBytes - 1]++;
        }

        block.Clear();
        counter.Clear();
    }
}
