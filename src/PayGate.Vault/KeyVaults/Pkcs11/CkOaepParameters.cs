using System.Runtime.InteropServices;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>CK_RSA_PKCS_OAEP_PARAMS.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkOaepParameters
{
    internal nuint Hash;
    internal nuint Mask;
    internal nuint Source;
    internal void* SourceData;
    internal nuint SourceLength;
}
