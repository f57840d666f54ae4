namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>A function of the module answered with something else than CKR_OK.</summary>
internal sealed class Pkcs11Exception(string function, nuint code) : Exception($"{function} of the PKCS#11 module answered 0x{(ulong)code:X}.")
{
    /// <summary>The answer (CKR_...).</summary>
    internal nuint Code => code;

    /// <summary>The session, or what it stood on, is gone; a new one may work.</summary>
    internal bool IsLoss => Code is Cryptoki.CKR_SESSION_HANDLE_INVALID or Cryptoki.CKR_SESSION_CLOSED or Cryptoki.CKR_DEVICE_ERROR
        or Cryptoki.CKR_DEVICE_REMOVED or Cryptoki.CKR_TOKEN_NOT_PRESENT or Cryptoki.CKR_USER_NOT_LOGGED_IN
        or Cryptoki.CKR_CRYPTOKI_NOT_INITIALIZED or Cryptoki.CKR_OBJECT_HANDLE_INVALID or Cryptoki.CKR_KEY_HANDLE_INVALID;

    /// <summary>The module has not this mechanism, or not with these parameters.</summary>
    internal bool IsMechanism => Code is Cryptoki.CKR_ARGUMENTS_BAD or Cryptoki.CKR_MECHANISM_INVALID or Cryptoki.CKR_MECHANISM_PARAM_INVALID;

    /// <summary>The PIN is wrong or locked; trying again locks a token.</summary>
    internal bool IsPin => Code is Cryptoki.CKR_PIN_INCORRECT or Cryptoki.CKR_PIN_INVALID or Cryptoki.CKR_PIN_LEN_RANGE or Cryptoki.CKR_PIN_LOCKED;
}
