using System.Runtime.InteropServices;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>CK_C_INITIALIZE_ARGS.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CkInitializeArguments
{
    internal void* CreateMutex;
    internal void* DestroyMutex;
    internal void* LockMutex;
    internal void* UnlockMutex;
    internal nuint Flags;
    internal void* Reserved;
}
