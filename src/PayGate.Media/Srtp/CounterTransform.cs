using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PayGate.Media.Srtp;

/// <summary>AES in counter mode (RFC 3711 section 4.1.1) with HMAC-SHA1 (section 4.2.1).</summary>
internal sealed unsafe class CounterTransform : PacketTransform
{
    private const int VectorBytes = 16;
    private const int SsrcOffset = 4;
    private const int IndexOffset = 8;
    private const int AuthenticationKeyBytes = 20;

    private readonly CryptoSuite _suite;
    private readonly CipherHandle _rtpCipher;
    private readonly CipherHandle _rtcpCipher;
    private readonly HmacSha1 _rtpHmac;
    private readonly HmacSha1 _rtcpHmac;
    private readonly byte[] _rtpSalt = GC.AllocateArray<byte>(VectorBytes, pinned: true);
    private readonly byte[] _rtcpSalt = GC.AllocateArray<byte>(VectorBytes, pinned: true);

    internal CounterTransform(MasterKey master)
    {
        _suite = master.Suite;
        Span<byte> key = stackalloc byte[AuthenticationKeyBytes];
        Span<byte> cipherKey = key[.._suite.KeyBytes];
        SessionKeys.Derive(master, SessionKeys.RtpCipher, cipherKey);
        _rtpCipher = CipherHandle.Counter(cipherKey);
        SessionKeys.Derive(master, SessionKeys.RtcpCipher, cipherKey);
        _rtcpCipher = CipherHandle.Counter(cipherKey);
        SessionKeys.Derive(master, SessionKeys.RtpAuthentication, key);
        _rtpHmac = new HmacSha1(key);
        SessionKeys.Derive(master, SessionKeys.RtcpAuthentication, key);
        _rtcpHmac = new HmacSha1(key);
        CryptographicOperations.ZeroMemory(key);
        SessionKeys.Derive(master, SessionKeys.RtpSalt, _rtpSalt.AsSpan(0, _suite.SaltBytes));
        SessionKeys.Derive(master, SessionKeys.RtcpSalt, _rtcpSalt.AsSpan(0, _suite.SaltBytes));
    }

    internal override int MkiEndFromRtp => _suite.RtpTagBytes;

    internal override int MkiEndFromRtcp => _suite.RtcpTagBytes;

    internal override int ProtectRtp(Span<byte> buffer, int length, int headerBytes, uint ssrc, ulong index, ReadOnlySpan<byte> mki)
    {
        Span<byte> tag = stackalloc byte[HmacSha1.Size];
        Span<byte> rollover = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        if (!TryCrypt(_rtpCipher, _rtpSalt, buffer[headerBytes..length], ssrc, index)
            || !_rtpHmac.TryCompute(buffer[..length], rollover, tag))
        {
            return 0;
        }

        mki.CopyTo(buffer[length..]);
        tag[.._suite.RtpTagBytes].CopyTo(buffer[(length + mki.Length)..]);
        return length + mki.Length + _suite.RtpTagBytes;
    }

    internal override int UnprotectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index, int mkiBytes)
    {
        int length = packet.Length - _suite.RtpTagBytes - mkiBytes;
        if (length < headerBytes)
        {
            return 0;
        }

        Span<byte> tag = stackalloc byte[HmacSha1.Size];
        Span<byte> rollover = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        return _rtpHmac.TryCompute(packet[..length], rollover, tag)
            && CryptographicOperations.FixedTimeEquals(tag[.._suite.RtpTagBytes], packet[^_suite.RtpTagBytes..])
            && TryCrypt(_rtpCipher, _rtpSalt, packet[headerBytes..length], ssrc, index)
            ? length
            : 0;
    }

    internal override int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index, ReadOnlySpan<byte> mki)
    {
        Span<byte> tag = stackalloc byte[HmacSha1.Size];
        int covered = length + RtcpIndexBytes;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], index | EncryptedFlag);
        if (!TryCrypt(_rtcpCipher, _rtcpSalt, buffer[RtcpHeaderBytes..length], ssrc, index)
            || !_rtcpHmac.TryCompute(buffer[..covered], default, tag))
        {
            return 0;
        }

        mki.CopyTo(buffer[covered..]);
        tag[.._suite.RtcpTagBytes].CopyTo(buffer[(covered + mki.Length)..]);
        return covered + mki.Length + _suite.RtcpTagBytes;
    }

    internal override int UnprotectRtcp(Span<byte> packet, uint ssrc, uint index, int mkiBytes)
    {
        int length = RtcpIndexOffset(packet.Length, mkiBytes);
        if (length < RtcpHeaderBytes)
        {
            return 0;
        }

        Span<byte> tag = stackalloc byte[HmacSha1.Size];
        return _rtcpHmac.TryCompute(packet[..(length + RtcpIndexBytes)], default, tag)
            && CryptographicOperations.FixedTimeEquals(tag[.._suite.RtcpTagBytes], packet[^_suite.RtcpTagBytes..])
            && TryCrypt(_rtcpCipher, _rtcpSalt, packet[RtcpHeaderBytes..length], ssrc, index)
            ? length
            : 0;
    }

    internal override int RtcpIndexOffset(int length, int mkiBytes) => length - _suite.RtcpTagBytes - mkiBytes - RtcpIndexBytes;

    public override void Dispose()
    {
        _rtpCipher.Dispose();
        _rtcpCipher.Dispose();
        _rtpHmac.Dispose();
        _rtcpHmac.Dispose();
        CryptographicOperations.ZeroMemory(_rtpSalt);
        CryptographicOperations.ZeroMemory(_rtcpSalt);
    }

    /// <summary>
    /// Runs the key stream of a packet over data: RFC 3711 section 4.1.1. The salt is the session salt with two zero bytes.
    /// </summary>
    internal static bool TryCrypt(CipherHandle cipher, ReadOnlySpan<byte> salt, Span<byte> data, uint ssrc, ulong index)
    {
        if (data.IsEmpty)
        {
            return true;
        }

        // The salt fills the 14 high bytes; the index lies over bytes 8 to 13; the low two bytes count blocks.
        byte* vector = stackalloc byte[VectorBytes];
        var bytes = new Span<byte>(vector, VectorBytes);
        salt.CopyTo(bytes);
        Span<byte> source = bytes[SsrcOffset..];
        BinaryPrimitives.WriteUInt32BigEndian(source, BinaryPrimitives.ReadUInt32BigEndian(source) ^ ssrc);
        Span<byte> counted = bytes[IndexOffset..];
        BinaryPrimitives.WriteUInt64BigEndian(counted, BinaryPrimitives.ReadUInt64BigEndian(counted) ^ (index << 16));
        fixed (byte* start = data)
        {
            int written;
            return LibCrypto.CipherInit(cipher.Context, 0, 0, null, vector, 1) == LibCrypto.Done
                && LibCrypto.CipherUpdate(cipher.Context, start, &written, start, data.Length) == LibCrypto.Done
                && written == data.Length;
        }
    }
}
