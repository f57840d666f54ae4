using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PayGate.Media.Srtp;

/// <summary>AES in Galois/counter mode, RFC 7714.</summary>
internal sealed unsafe class GcmTransform : PacketTransform
{
    private const int VectorBytes = 12;
    private const int SsrcOffset = 2;
    private const int IndexOffset = 4;
    private const int TagBytes = 16;
    private const int MostKeyBytes = 32;

    private readonly CipherHandle _rtpCipher;
    private readonly CipherHandle _rtcpCipher;
    private readonly byte[] _rtpSalt = GC.AllocateArray<byte>(VectorBytes, pinned: true);
    private readonly byte[] _rtcpSalt = GC.AllocateArray<byte>(VectorBytes, pinned: true);

    internal GcmTransform(MasterKey master, bool encrypts)
    {
        Span<byte> key = stackalloc byte[MostKeyBytes];
        Span<byte> cipherKey = key[..master.Suite.KeyBytes];
        SessionKeys.Derive(master, SessionKeys.RtpCipher, cipherKey);
        _rtpCipher = CipherHandle.Gcm(cipherKey, encrypts);
        SessionKeys.Derive(master, SessionKeys.RtcpCipher, cipherKey);
        _rtcpCipher = CipherHandle.Gcm(cipherKey, encrypts);
        CryptographicOperations.ZeroMemory(key);
        SessionKeys.Derive(master, SessionKeys.RtpSalt, _rtpSalt);
        SessionKeys.Derive(master, SessionKeys.RtcpSalt, _rtcpSalt);
    }

    internal override int MkiEndFromRtp => 0;

    internal override int MkiEndFromRtcp => 0;

    internal override int ProtectRtp(Span<byte> buffer, int length, int headerBytes, uint ssrc, ulong index, ReadOnlySpan<byte> mki)
    {
        Span<byte> tag = buffer.Slice(length, TagBytes);
        if (!TrySeal(_rtpCipher, _rtpSalt, ssrc, index, buffer[..headerBytes], default, buffer[headerBytes..length], tag))
        {
            return 0;
        }

        mki.CopyTo(buffer[(length + TagBytes)..]);
        return length + TagBytes + mki.Length;
    }

    internal override int UnprotectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index, int mkiBytes)
    {
        int length = packet.Length - mkiBytes - TagBytes;
        if (length < headerBytes)
        {
            return 0;
        }

        Span<byte> tag = packet.Slice(length, TagBytes);
        return TryOpen(_rtpCipher, _rtpSalt, ssrc, index, packet[..headerBytes], default, packet[headerBytes..length], tag) ? length : 0;
    }

    internal override int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index, ReadOnlySpan<byte> mki)
    {
        Span<byte> word = buffer.Slice(length + TagBytes, RtcpIndexBytes);
        BinaryPrimitives.WriteUInt32BigEndian(word, index | EncryptedFlag);
        Span<byte> tag = buffer.Slice(length, TagBytes);
        if (!TrySeal(_rtcpCipher, _rtcpSalt, ssrc, index, buffer[..RtcpHeaderBytes], word, buffer[RtcpHeaderBytes..length], tag))
        {
            return 0;
        }

        mki.CopyTo(buffer[(length + TagBytes + RtcpIndexBytes)..]);
        return length + TagBytes + RtcpIndexBytes + mki.Length;
    }

    internal override int UnprotectRtcp(Span<byte> packet, uint ssrc, uint index, int mkiBytes)
    {
        int at = RtcpIndexOffset(packet.Length, mkiBytes);
        int length = at - TagBytes;
        if (length < RtcpHeaderBytes)
        {
            return 0;
        }

        ReadOnlySpan<byte> word = packet.Slice(at, RtcpIndexBytes);
        Span<byte> tag = packet.Slice(length, TagBytes);
        ReadOnlySpan<byte> header = packet[..RtcpHeaderBytes];
        return TryOpen(_rtcpCipher, _rtcpSalt, ssrc, index, header, word, packet[RtcpHeaderBytes..length], tag) ? length : 0;
    }

    internal override int RtcpIndexOffset(int length, int mkiBytes) => length - mkiBytes - RtcpIndexBytes;

    public override void Dispose()
    {
        _rtpCipher.Dispose();
        _rtcpCipher.Dispose();
        CryptographicOperations.ZeroMemory(_rtpSalt);
        CryptographicOperations.ZeroMemory(_rtcpSalt);
    }

    /// <summary>Encrypts data and writes the tag over it and what stays clear.</summary>
    internal static bool TrySeal(
        CipherHandle cipher, ReadOnlySpan<byte> salt, uint ssrc, ulong index,
        ReadOnlySpan<byte> clear, ReadOnlySpan<byte> more, Span<byte> data, Span<byte> tag)
    {
        int written;
        fixed (byte* tagStart = tag)
        {
            return TryRun(cipher, salt, ssrc, index, clear, more, data, encrypts: true)
                && LibCrypto.CipherFinal(cipher.Context, tagStart, &written) == LibCrypto.Done
                && LibCrypto.CipherControl(cipher.Context, LibCrypto.ControlGetTag, TagBytes, tagStart) == LibCrypto.Done;
        }
    }

    /// <summary>Decrypts data if the tag is right; else it stays as it came.</summary>
    internal static bool TryOpen(
        CipherHandle cipher, ReadOnlySpan<byte> salt, uint ssrc, ulong index,
        ReadOnlySpan<byte> clear, ReadOnlySpan<byte> more, Span<byte> data, Span<byte> tag)
    {
        int written;
        fixed (byte* tagStart = tag)
        {
            if (TryRun(cipher, salt, ssrc, index, clear, more, data, encrypts: false)
                && LibCrypto.CipherControl(cipher.Context, LibCrypto.ControlSetTag, TagBytes, tagStart) == LibCrypto.Done
                && LibCrypto.CipherFinal(cipher.Context, tagStart, &written) == LibCrypto.Done)
            {
                return true;
            }
        }

        // Nothing of what is not genuine stays open: the same key stream over it again gives back what came, for another key or index to
        // try.
        _ = TryRun(cipher, salt, ssrc, index, clear, more, data, encrypts: false);
        return false;
    }

    private static bool TryRun(
        CipherHandle cipher, ReadOnlySpan<byte> salt, uint ssrc, ulong index,
        ReadOnlySpan<byte> clear, ReadOnlySpan<byte> more, Span<byte> data, bool encrypts)
    {
        // Two zero bytes, SSRC and index against the salt: RFC 7714 sections 8.1 and 9.1.
        byte* vector = stackalloc byte[VectorBytes];
        var bytes = new Span<byte>(vector, VectorBytes);
        salt.CopyTo(bytes);
        Span<byte> source = bytes[SsrcOffset..];
        BinaryPrimitives.WriteUInt32BigEndian(source, BinaryPrimitives.ReadUInt32BigEndian(source) ^ ssrc);
        Span<byte> counted = bytes[IndexOffset..];
        BinaryPrimitives.WriteUInt64BigEndian(counted, BinaryPrimitives.ReadUInt64BigEndian(counted) ^ index);
        int written;
        nint context = cipher.Context;
        fixed (byte* first = clear, second = more, start = data)
        {
            return LibCrypto.CipherInit(context, 0, 0, null, vector, encrypts ? 1 : 0) == LibCrypto.Done
                && LibCrypto.CipherUpdate(context, null, &written, first, clear.Length) == LibCrypto.Done
                && (more.IsEmpty || LibCrypto.CipherUpdate(context, null, &written, second, more.Length) == LibCrypto.Done)
                && (data.IsEmpty || LibCrypto.CipherUpdate(context, start, &written, start, data.Length) == LibCrypto.Done);
        }
    }
}
