using System.Runtime.InteropServices;
using System.Text;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>A loaded module: the few functions of its CK_FUNCTION_LIST that are used, each checked for CKR_OK.</summary>
/// <remarks>
/// A module is one for the whole process, and the vault its only user: it is initialised when it is not yet, shut down only to look for tokens
/// afresh, and never unloaded.
/// </remarks>
internal sealed unsafe class Pkcs11Module
{
    // The list begins with a CK_VERSION; the pointers follow in the order of the standard.
    private const int FirstFunction = 8;

    private readonly byte* _functions;

    private Pkcs11Module(byte* functions) => _functions = functions;

    /// <exception cref="VaultUnavailableException">It cannot be loaded, or is no PKCS#11 module.</exception>
    internal static Pkcs11Module Load(string path)
    {
        try
        {
            nint library = NativeLibrary.Load(path);
            delegate* unmanaged[Cdecl]<byte**, nuint> getList = (delegate* unmanaged[Cdecl]<byte**, nuint>)NativeLibrary.GetExport(library, "C_GetFunctionList");
            byte* functions = null;
            Check("C_GetFunctionList", getList(&functions));
            Pkcs11Module module = new(functions);
            module.Initialize();
            return module;
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new VaultUnavailableException("The PKCS#11 module cannot be loaded: check its path.", VaultFault.Unavailable, error);
        }
        catch (Pkcs11Exception error)
        {
            throw new VaultUnavailableException("The PKCS#11 module does not start. " + error.Message, VaultFault.Unavailable, error);
        }
    }

    /// <summary>C_Initialize, where it has not been done or was undone.</summary>
    internal void Initialize()
    {
        CkInitializeArguments arguments = new() { Flags = Cryptoki.CKF_OS_LOCKING_OK };
        nuint code = ((delegate* unmanaged[Cdecl]<void*, nuint>)Function(0))(&arguments);
        if (code != Cryptoki.CKR_CRYPTOKI_ALREADY_INITIALIZED)
        {
            Check("C_Initialize", code);
        }
    }

    /// <summary>Shuts the module down and starts it again: some see a token that came back in no other way. All sessions are gone after it.</summary>
    internal void Restart()
    {
        Check("C_Finalize", ((delegate* unmanaged[Cdecl]<void*, nuint>)Function(1))(null));
        Initialize();
    }

    /// <summary>Slots whose token has this label.</summary>
    internal IReadOnlyList<nuint> FindTokens(string label)
    {
        delegate* unmanaged[Cdecl]<byte, nuint*, nuint*, nuint> list = (delegate* unmanaged[Cdecl]<byte, nuint*, nuint*, nuint>)Function(4);
        nuint count = 0;
        Check("C_GetSlotList", list(1, null, &count));
        nuint[] slots = new nuint[count];
        fixed (nuint* slotsAt = slots)
        {
            Check("C_GetSlotList", list(1, slotsAt, &count));
        }

        return [.. slots.Take((int)count).Where(slot => LabelOf(slot) == label)];
    }

    internal nuint OpenSession(nuint slot)
    {
        nuint session = 0;
        Check("C_OpenSession", ((delegate* unmanaged[Cdecl]<nuint, nuint, void*, void*, nuint*, nuint>)Function(12))(
            slot, Cryptoki.CKF_SERIAL_SESSION | Cryptoki.CKF_RW_SESSION, null, null, &session));
        return session;
    }

    internal void CloseSession(nuint session) => _ = ((delegate* unmanaged[Cdecl]<nuint, nuint>)Function(13))(session);

    internal void Login(nuint session, ReadOnlySpan<byte> pin)
    {
        fixed (byte* pinAt = pin)
        {
            nuint code = ((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint>)Function(18))(
                session, Cryptoki.CKU_USER, pinAt, (nuint)pin.Length);
            if (code != Cryptoki.CKR_USER_ALREADY_LOGGED_IN)
            {
                Check("C_Login", code);
            }
        }
    }

    /// <summary>C_GetAttributeValue for one attribute: its length, or with a buffer its value.</summary>
    internal int GetAttribute(nuint session, nuint key, nuint type, Span<byte> value)
    {
        fixed (byte* valueAt = value)
        {
            CkAttribute attribute = new(type, valueAt, (nuint)value.Length);
            Check("C_GetAttributeValue", ((delegate* unmanaged[Cdecl]<nuint, nuint, CkAttribute*, nuint, nuint>)Function(24))(
                session, key, &attribute, 1));
            return checked((int)attribute.Length);
        }
    }

    internal void FindObjectsInit(nuint session, ReadOnlySpan<CkAttribute> template)
    {
        fixed (CkAttribute* templateAt = template)
        {
            Check("C_FindObjectsInit", ((delegate* unmanaged[Cdecl]<nuint, CkAttribute*, nuint, nuint>)Function(26))(
                session, templateAt, (nuint)template.Length));
        }
    }

    internal int FindObjects(nuint session, Span<nuint> found)
    {
        nuint count = 0;
        fixed (nuint* foundAt = found)
        {
            Check("C_FindObjects", ((delegate* unmanaged[Cdecl]<nuint, nuint*, nuint, nuint*, nuint>)Function(27))(
                session, foundAt, (nuint)found.Length, &count));
        }

        return checked((int)count);
    }

    internal void FindObjectsFinal(nuint session) =>
        Check("C_FindObjectsFinal", ((delegate* unmanaged[Cdecl]<nuint, nuint>)Function(28))(session));

    internal void DecryptInit(nuint session, CkMechanism mechanism, nuint key) =>
        Check("C_DecryptInit", ((delegate* unmanaged[Cdecl]<nuint, CkMechanism*, nuint, nuint>)Function(33))(session, &mechanism, key));

    internal int Decrypt(nuint session, ReadOnlySpan<byte> ciphertext, Span<byte> clear)
    {
        nuint length = (nuint)clear.Length;
        fixed (byte* ciphertextAt = ciphertext, clearAt = clear)
        {
            Check("C_Decrypt", ((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint>)Function(34))(
                session, ciphertextAt, (nuint)ciphertext.Length, clearAt, &length));
        }

        return checked((int)length);
    }

    internal void GenerateKeyPair(nuint session, ReadOnlySpan<CkAttribute> publicTemplate, ReadOnlySpan<CkAttribute> privateTemplate)
    {
        CkMechanism mechanism = new() { Type = Cryptoki.CKM_RSA_PKCS_KEY_PAIR_GEN };
        nuint publicKey = 0;
        nuint privateKey = 0;
        fixed (CkAttribute* publicAt = publicTemplate, privateAt = privateTemplate)
        {
            Check("C_GenerateKeyPair", ((delegate* unmanaged[Cdecl]<nuint, CkMechanism*, CkAttribute*, nuint, CkAttribute*, nuint, nuint*, nuint*, nuint>)Function(59))(
                session, &mechanism, publicAt, (nuint)publicTemplate.Length, privateAt, (nuint)privateTemplate.Length, &publicKey, &privateKey));
        }
    }

    private static void Check(string function, nuint code)
    {
        if (code != Cryptoki.CKR_OK)
        {
            throw new Pkcs11Exception(function, code);
        }
    }

    private string LabelOf(nuint slot)
    {
        CkTokenInfo info = default;
        nuint code = ((delegate* unmanaged[Cdecl]<nuint, CkTokenInfo*, nuint>)Function(6))(slot, &info);
        return code == Cryptoki.CKR_OK ? Encoding.UTF8.GetString(info.Label, 32).TrimEnd(' ') : "";
    }

    private void* Function(int number) => *(void**)(_functions + FirstFunction + (number * sizeof(void*)));
}
