using System.Runtime.InteropServices;

namespace PayGate.Media.Srtp;

/// <summary>The part of OpenSSL's libcrypto that SRTP needs, blittable so that a call costs no marshalling and no allocation.</summary>
/// <remarks>
/// Per packet of 20 ms, measured in one run: AES-CTR 77 ns, HMAC-SHA1 210 ns and AES-GCM 320 ns here, against 790 ns for IncrementalHash
/// and 1280 ns for AesGcm of the framework, which set the key up again each time; it has no counter mode at all.
/// </remarks>
internal static unsafe partial class LibCrypto
{
    internal const int Done = 1;
    internal const int ControlGetTag = 0x10;
    internal const int ControlSetTag = 0x11;

    private const string Library = "libcrypto.so.3";

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_new")]
    internal static partial nint CipherNew();

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_free")]
    internal static partial void CipherFree(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_aes_128_ctr")]
    internal static partial nint Aes128Counter();

    [LibraryImport(Library, EntryPoint = "EVP_aes_128_gcm")]
    internal static partial nint Aes128Gcm();

    [LibraryImport(Library, EntryPoint = "EVP_aes_256_gcm")]
    internal static partial nint Aes256Gcm();

    [LibraryImport(Library, EntryPoint = "EVP_CipherInit_ex")]
    internal static partial int CipherInit(nint context, nint cipher, nint engine, byte* key, byte* vector, int encrypts);

    [LibraryImport(Library, EntryPoint = "EVP_CipherUpdate")]
    internal static partial int CipherUpdate(nint context, byte* output, int* written, byte* input, int length);

    [LibraryImport(Library, EntryPoint = "EVP_CipherFinal_ex")]
    internal static partial int CipherFinal(nint context, byte* output, int* written);

    [LibraryImport(Library, EntryPoint = "EVP_CIPHER_CTX_ctrl")]
    internal static partial int CipherControl(nint context, int type, int length, byte* data);

    [LibraryImport(Library, EntryPoint = "EVP_MAC_fetch")]
    internal static partial nint MacFetch(nint library, byte* name, byte* properties);

    [LibraryImport(Library, EntryPoint = "EVP_MAC_CTX_new")]
    internal static partial nint MacNew(nint mac);

    [LibraryImport(Library, EntryPoint = "EVP_MAC_CTX_free")]
    internal static partial void MacFree(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_MAC_init")]
    internal static partial int MacInit(nint context, byte* key, nuint keyLength, CryptoParameter* parameters);

    [LibraryImport(Library, EntryPoint = "EVP_MAC_update")]
    internal static partial int MacUpdate(nint context, byte* data, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_MAC_final")]
    internal static partial int MacFinal(nint context, byte* output, nuint* written, nuint size);
}
