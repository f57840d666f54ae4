using System.Runtime.InteropServices;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>CK_TOKEN_INFO: of its 208 bytes only the label, 32 bytes padded with blanks, is read.</summary>
[StructLayout(LayoutKind.Sequential, Size = 208)]
internal unsafe struct CkTokenInfo
{
    internal fixed byte Label[32];
}
