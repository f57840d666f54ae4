using System.Runtime.InteropServices;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>CK_MECHANISM.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkMechanism
{
    internal nuint Type;
    internal void* Parameter;
    internal nuint Length;
}
