using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>A version of a key: its public half (RFC 7517) and what Key Vault says of it.</summary>
internal sealed record KeyVaultKey
{
    internal required KeyProperties Properties { get; init; }

    /// <summary><c>RSA</c> or <c>RSA-HSM</c>.</summary>
    internal required string KeyType { get; init; }

    /// <summary>What the key may be used for; empty when the vault does not say.</summary>
    internal required IReadOnlyList<string> KeyOperations { get; init; }

    internal required RSAParameters PublicKey { get; init; }

    /// <summary>Reads a key bundle.</summary>
    /// <exception cref="FormatException">It is none, or no RSA key.</exception>
    internal static KeyVaultKey Read(JsonElement bundle)
    {
        if (!bundle.TryGetProperty("key", out JsonElement key)
            || !key.TryGetProperty("kty", out JsonElement type)
            || !key.TryGetProperty("n", out JsonElement modulus)
            || !key.TryGetProperty("e", out JsonElement exponent))
        {
            throw new FormatException("The key of the key vault is no RSA key.");
        }

        return new KeyVaultKey
        {
            Properties = KeyProperties.Read(bundle, key.TryGetProperty("kid", out JsonElement id) ? id.GetString() : null),
            KeyType = type.GetString() ?? "",
            KeyOperations = key.TryGetProperty("key_ops", out JsonElement uses) ? [.. uses.EnumerateArray().Select(use => use.GetString() ?? "")] : [],
            PublicKey = new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars(modulus.GetString()),
                Exponent = Base64Url.DecodeFromChars(exponent.GetString()),
            },
        };
    }
}
