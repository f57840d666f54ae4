using System.Buffers.Binary;

namespace PayGate.Vault.Tokens;

/// <summary>A fingerprint and the key that made it, to look up by.</summary>
internal readonly record struct FingerprintValue(long KeyId, UInt128 High, UInt128 Low)
{
    internal static FingerprintValue Of(long keyId, ReadOnlySpan<byte> fingerprint) =>
        new(keyId, BinaryPrimitives.ReadUInt128BigEndian(fingerprint), BinaryPrimitives.ReadUInt128BigEndian(fingerprint[16..]));

    internal byte[] ToBytes()
    {
        byte[] fingerprint = new byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(fingerprint, High);
        BinaryPrimitives.WriteUInt128BigEndian(fingerprint.AsSpan(16), Low);
        return fingerprint;
    }
}
