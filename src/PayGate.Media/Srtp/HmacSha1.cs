using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PayGate.Media.Srtp;

/// <summary>HMAC-SHA1 with its key set up. Freeing it overwrites the key.</summary>
internal sealed unsafe class HmacSha1 : SafeHandle
{
    /// <summary>Bytes of the whole value; SRTP sends its first 10 or 4.</summary>
    internal const int Size = 20;

    private static readonly nint Mac = Fetch();

    internal HmacSha1(ReadOnlySpan<byte> key)
        : base(0, ownsHandle: true)
    {
        SetHandle(LibCrypto.MacNew(Mac));
        CryptoParameter* settings = stackalloc CryptoParameter[2];
        fixed (byte* keyBytes = key, digest = "digest\0"u8, sha1 = "SHA1\0"u8)
        {
            settings[0] = new CryptoParameter
            {
                Key = digest,
                Type = CryptoParameter.Text,
                Data = sha1,
                Size = 4,
                Returned = nuint.MaxValue,
            };
            settings[1] = default;
            if (IsInvalid || LibCrypto.MacInit(handle, keyBytes, (nuint)key.Length, settings) != LibCrypto.Done)
            {
                Dispose();
                throw new CryptographicException("HMAC-SHA1 of libcrypto could not be set up.");
            }
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The value over data and what follows it; <see langword="false"/> when libcrypto fails.</summary>
    internal bool TryCompute(ReadOnlySpan<byte> data, ReadOnlySpan<byte> more, Span<byte> value)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        fixed (byte* first = data, second = more, output = value)
        {
            nuint written;
            return LibCrypto.MacInit(handle, null, 0, null) == LibCrypto.Done
                && LibCrypto.MacUpdate(handle, first, (nuint)data.Length) == LibCrypto.Done
                && (more.IsEmpty || LibCrypto.MacUpdate(handle, second, (nuint)more.Length) == LibCrypto.Done)
                && LibCrypto.MacFinal(handle, output, &written, (nuint)value.Length) == LibCrypto.Done
                && written == Size;
        }
    }

    protected override bool ReleaseHandle()
    {
        LibCrypto.MacFree(handle);
        return true;
    }

    private static nint Fetch()
    {
        fixed (byte* name = "HMAC\0"u8)
        {
            return LibCrypto.MacFetch(0, name, null);
        }
    }
}
