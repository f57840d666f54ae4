using System.Security.Cryptography;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>The keys of the fake and what may be done with them. Not for several threads: the server takes requests one by one.</summary>
internal sealed class FakeKeyStore(TimeProvider clock)
{
    private readonly Dictionary<string, FakeKey> _keys = new(StringComparer.OrdinalIgnoreCase);
    private int _made;

    /// <summary>With purge protection, "Recoverable"; without, "Recoverable+Purgeable".</summary>
    internal string RecoveryLevel { get; set; } = "Recoverable";

    internal FakeKey Create(string name, string type, int size, IReadOnlyList<string> operations)
    {
        if (type is not ("RSA" or "RSA-HSM"))
        {
            throw new KeyVaultError(400, "BadParameter", "Only RSA keys are made by this fake.");
        }

        if (_keys.TryGetValue(name, out FakeKey? key) && key.DeletedOn is not null)
        {
            throw new KeyVaultError(
                409, "Conflict", $"Key {name} is currently in a deleted but recoverable state.", "ObjectIsDeletedButRecoverable");
        }

        key ??= _keys[name] = new FakeKey { Name = name, Type = type, Size = size };
        return AddVersion(key, operations);
    }

    internal FakeKey Rotate(string name)
    {
        FakeKey key = Find(name);
        return AddVersion(key, key.Newest.Operations);
    }

    internal FakeKey Find(string name) =>
        _keys.TryGetValue(name, out FakeKey? key) && key.DeletedOn is null ? key : throw KeyVaultError.NotFound(name);

    internal FakeKey FindDeleted(string name) =>
        _keys.TryGetValue(name, out FakeKey? key) && key.DeletedOn is not null ? key : throw KeyVaultError.NotFound(name);

    internal static FakeKeyVersion Version(FakeKey key, string? version) => string.IsNullOrEmpty(version)
        ? key.Newest
        : key.Versions.Find(one => one.Id == version) ?? throw KeyVaultError.NotFound(key.Name + "/" + version);

    internal IReadOnlyList<FakeKey> All(bool deleted) => [.. _keys.Values.Where(key => key.DeletedOn is not null == deleted)];

    internal FakeKey Delete(string name)
    {
        FakeKey key = Find(name);
        key.DeletedOn = clock.GetUtcNow();
        return key;
    }

    internal FakeKey Recover(string name)
    {
        FakeKey key = FindDeleted(name);
        key.DeletedOn = null;
        return key;
    }

    internal void Purge(string name)
    {
        FakeKey key = FindDeleted(name);
        if (!RecoveryLevel.Contains("Purgeable", StringComparison.Ordinal))
        {
            throw new KeyVaultError(403, "Forbidden", "Operation \"purge\" is not allowed because purge protection is enabled for this vault.");
        }

        _keys.Remove(key.Name);
    }

    /// <summary>Wraps, unwraps, encrypts or decrypts.</summary>
    internal byte[] Operate(string name, string? version, string operation, string algorithm, byte[] value)
    {
        FakeKeyVersion used = Version(Find(name), version);
        if (operation is not ("wrapkey" or "unwrapkey" or "encrypt" or "decrypt"))
        {
            throw new KeyVaultError(404, "NotFound", "No such operation.");
        }

        bool protects = operation is "wrapkey" or "encrypt";
        if (!used.Enabled)
        {
            throw new KeyVaultError(403, "Forbidden", $"Operation {operation} is not allowed on a disabled key.", "KeyDisabled");
        }

        // Documented: a key outside its time still decrypts and unwraps, so that what it protected can be had back.
        if (protects && used.ExpiresOn <= clock.GetUtcNow())
        {
            throw new KeyVaultError(403, "Forbidden", $"Operation {operation} is not allowed on an expired key.", "KeyExpired");
        }

        if (protects && used.NotBefore > clock.GetUtcNow())
        {
            throw new KeyVaultError(403, "Forbidden", $"Operation {operation} is not allowed on a key before its time.", "KeyNotYetValid");
        }

        if (!used.Operations.Contains(operation, StringComparer.OrdinalIgnoreCase))
        {
            throw new KeyVaultError(403, "Forbidden", $"Operation {operation} is not permitted on this key.", "KeyOperationForbidden");
        }

        RSAEncryptionPadding padding = algorithm switch
        {
            "RSA-OAEP-256" => RSAEncryptionPadding.OaepSHA256,
            "RSA-OAEP" => RSAEncryptionPadding.OaepSHA1,
            _ => throw new KeyVaultError(400, "BadParameter", "Key and signing algorithm are incompatible."),
        };
        try
        {
            return protects ? used.Rsa.Encrypt(value, padding) : used.Rsa.Decrypt(value, padding);
        }
        catch (CryptographicException)
        {
            throw new KeyVaultError(400, "BadParameter", "The parameter is incorrect.");
        }
    }

    private FakeKey AddVersion(FakeKey key, IReadOnlyList<string> operations)
    {
        key.Versions.Add(new FakeKeyVersion
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Rsa = MadeKeys.Open(key.Size, _made++),
            CreatedOn = clock.GetUtcNow(),
            UpdatedOn = clock.GetUtcNow(),
            Operations = operations,
        });
        return key;
    }
}
