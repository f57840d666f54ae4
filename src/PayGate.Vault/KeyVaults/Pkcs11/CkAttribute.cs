using System.Runtime.InteropServices;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>CK_ATTRIBUTE.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkAttribute
{
    internal nuint Type;
    internal void* Value;
    internal nuint Length;

    internal CkAttribute(nuint type, void* value, nuint length)
    {
        Type = type;
        Value = value;
        Length = length;
    }
}
