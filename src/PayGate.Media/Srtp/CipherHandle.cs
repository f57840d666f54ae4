using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PayGate.Media.Srtp;

/// <summary>A cipher of libcrypto with its key set up. Freeing it overwrites the key schedule.</summary>
internal sealed unsafe class CipherHandle : SafeHandle
{
    internal CipherHandle()
        : base(0, ownsHandle: true) => SetHandle(LibCrypto.CipherNew());

    public override bool IsInvalid => handle == 0;

    internal nint Context
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    /// <summary>AES in counter mode.</summary>
    internal static CipherHandle Counter(ReadOnlySpan<byte> key) => Create(LibCrypto.Aes128Counter(), key, encrypts: true);

    /// <summary>AES in Galois/counter mode; 16 or 32 bytes of key.</summary>
    internal static CipherHandle Gcm(ReadOnlySpan<byte> key, bool encrypts) =>
        Create(key.Length == 32 ? LibCrypto.Aes256Gcm() : LibCrypto.Aes128Gcm(), key, encrypts);

    protected override bool ReleaseHandle()
    {
        LibCrypto.CipherFree(handle);
        return true;
    }

    private static CipherHandle Create(nint cipher, ReadOnlySpan<byte> key, bool encrypts)
    {
        var created = new CipherHandle();
        fixed (byte* keyBytes = key)
        {
            if (created.IsInvalid || LibCrypto.CipherInit(created.handle, cipher, 0, keyBytes, null, encrypts ? 1 : 0) != LibCrypto.Done)
            {
                created.Dispose();
                throw new CryptographicException("A cipher of libcrypto could not be set up.");
            }
        }

        return created;
    }
}
