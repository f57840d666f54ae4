using System.Reflection;
using System.Runtime.InteropServices;

namespace PayGate.CardData.Sodium;

internal static unsafe partial class LibSodium
{
    internal const int KeyBytes = 32;
    internal const int NonceBytes = 24;
    internal const int TagBytes = 16;
    internal const int BoxSealBytes = 48;
    internal const int PasswordSaltBytes = 16;
    internal const int Argon2Id13 = 2;

    private const string Library = "libsodium.so.23";

    static LibSodium() => NativeLibrary.SetDllImportResolver(typeof(LibSodium).Assembly, Resolve);

    [LibraryImport(Library)]
    internal static partial int sodium_init();

    [LibraryImport(Library)]
    internal static partial void* sodium_malloc(nuint size);

    [LibraryImport(Library)]
    internal static partial void sodium_free(void* memory);

    [LibraryImport(Library)]
    internal static partial int sodium_mlock(void* memory, nuint size);

    [LibraryImport(Library)]
    internal static partial int sodium_mprotect_readonly(void* memory);

    [LibraryImport(Library)]
    internal static partial void sodium_memzero(void* memory, nuint size);

    [LibraryImport(Library)]
    internal static partial void randombytes_buf(void* buffer, nuint size);

    [LibraryImport(Library)]
    internal static partial int crypto_scalarmult_base(byte* publicKey, byte* secretKey);

    [LibraryImport(Library)]
    internal static partial int crypto_box_seal(byte* box, byte* message, ulong messageLength, byte* publicKey);

    [LibraryImport(Library)]
    internal static partial int crypto_box_seal_open(byte* message, byte* box, ulong boxLength, byte* publicKey, byte* secretKey);

    [LibraryImport(Library)]
    internal static partial int crypto_aead_xchacha20poly1305_ietf_encrypt(
        byte* box, ulong* boxLength, byte* message, ulong messageLength,
        byte* data, ulong dataLength, byte* unused, byte* nonce, byte* key);

    [LibraryImport(Library)]
    internal static partial int crypto_aead_xchacha20poly1305_ietf_decrypt(
        byte* message, ulong* messageLength, byte* unused, byte* box, ulong boxLength,
        byte* data, ulong dataLength, byte* nonce, byte* key);

    [LibraryImport(Library)]
    internal static partial int crypto_auth_hmacsha256(byte* mac, byte* message, ulong messageLength, byte* key);

    [LibraryImport(Library)]
    internal static partial int crypto_pwhash(
        byte* output, ulong outputLength, byte* password, ulong passwordLength, byte* salt, ulong operations, nuint memory, int algorithm);

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return IntPtr.Zero;
        }

        return NativeLibrary.TryLoad(name, assembly, path, out IntPtr handle)
            || NativeLibrary.TryLoad("libsodium", assembly, path, out handle)
            ? handle
            : IntPtr.Zero;
    }
}
