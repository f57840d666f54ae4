namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>Numbers of PKCS #11 (OASIS, version 2.40) that are used here, under their names in the standard.</summary>
internal static class Cryptoki
{
    internal const nuint CKR_OK = 0x00;
    internal const nuint CKR_ARGUMENTS_BAD = 0x07;
    internal const nuint CKR_DEVICE_ERROR = 0x30;
    internal const nuint CKR_DEVICE_REMOVED = 0x32;
    internal const nuint CKR_ENCRYPTED_DATA_INVALID = 0x40;
    internal const nuint CKR_ENCRYPTED_DATA_LEN_RANGE = 0x41;
    internal const nuint CKR_KEY_HANDLE_INVALID = 0x60;
    internal const nuint CKR_MECHANISM_INVALID = 0x70;
    internal const nuint CKR_MECHANISM_PARAM_INVALID = 0x71;
    internal const nuint CKR_OBJECT_HANDLE_INVALID = 0x82;
    internal const nuint CKR_PIN_INCORRECT = 0xA0;
    internal const nuint CKR_PIN_INVALID = 0xA1;
    internal const nuint CKR_PIN_LEN_RANGE = 0xA2;
    internal const nuint CKR_PIN_LOCKED = 0xA4;
    internal const nuint CKR_SESSION_CLOSED = 0xB0;
    internal const nuint CKR_SESSION_HANDLE_INVALID = 0xB3;
    internal const nuint CKR_TOKEN_NOT_PRESENT = 0xE0;
    internal const nuint CKR_USER_ALREADY_LOGGED_IN = 0x100;
    internal const nuint CKR_USER_NOT_LOGGED_IN = 0x101;
    internal const nuint CKR_CRYPTOKI_NOT_INITIALIZED = 0x190;
    internal const nuint CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191;

    internal const nuint CKF_OS_LOCKING_OK = 0x02;
    internal const nuint CKF_RW_SESSION = 0x02;
    internal const nuint CKF_SERIAL_SESSION = 0x04;
    internal const nuint CKU_USER = 1;

    internal const nuint CKO_PUBLIC_KEY = 2;
    internal const nuint CKO_PRIVATE_KEY = 3;
    internal const nuint CKK_RSA = 0;

    internal const nuint CKA_CLASS = 0x000;
    internal const nuint CKA_TOKEN = 0x001;
    internal const nuint CKA_PRIVATE = 0x002;
    internal const nuint CKA_LABEL = 0x003;
    internal const nuint CKA_KEY_TYPE = 0x100;
    internal const nuint CKA_ID = 0x102;
    internal const nuint CKA_SENSITIVE = 0x103;
    internal const nuint CKA_ENCRYPT = 0x104;
    internal const nuint CKA_DECRYPT = 0x105;
    internal const nuint CKA_MODULUS = 0x120;
    internal const nuint CKA_MODULUS_BITS = 0x121;
    internal const nuint CKA_PUBLIC_EXPONENT = 0x122;
    internal const nuint CKA_EXTRACTABLE = 0x162;

    internal const nuint CKM_RSA_PKCS_KEY_PAIR_GEN = 0x00;
    internal const nuint CKM_RSA_X_509 = 0x03;
    internal const nuint CKM_RSA_PKCS_OAEP = 0x09;
    internal const nuint CKM_SHA256 = 0x250;
    internal const nuint CKG_MGF1_SHA256 = 0x02;
    internal const nuint CKZ_DATA_SPECIFIED = 0x01;
}
