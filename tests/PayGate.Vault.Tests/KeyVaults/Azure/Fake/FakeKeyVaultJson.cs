using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>The bodies of the service.</summary>
internal sealed class FakeKeyVaultJson(string vault, string recoveryLevel)
{
    internal JsonObject Bundle(FakeKey key, FakeKeyVersion version)
    {
        RSAParameters parameters = version.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["key"] = new JsonObject
            {
                ["kid"] = Id(key, version),
                ["kty"] = key.Type,
                ["key_ops"] = new JsonArray([.. version.Operations.Select(operation => JsonValue.Create(operation))]),
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            },
            ["attributes"] = Attributes(version),
            ["tags"] = new JsonObject(),
        };
    }

    internal JsonObject DeletedBundle(FakeKey key)
    {
        JsonObject bundle = Bundle(key, key.Newest);
        bundle["recoveryId"] = $"{vault}/deletedkeys/{key.Name}";
        bundle["deletedDate"] = key.DeletedOn!.Value.ToUnixTimeSeconds();
        bundle["scheduledPurgeDate"] = key.DeletedOn.Value.AddDays(90).ToUnixTimeSeconds();
        return bundle;
    }

    internal JsonObject Item(FakeKey key, FakeKeyVersion? version) => new()
    {
        ["kid"] = version is null ? $"{vault}/keys/{key.Name}" : Id(key, version),
        ["attributes"] = Attributes(version ?? key.Newest),
        ["tags"] = new JsonObject(),
    };

    internal string Id(FakeKey key, FakeKeyVersion version) => $"{vault}/keys/{key.Name}/{version.Id}";

    private JsonObject Attributes(FakeKeyVersion version)
    {
        JsonObject attributes = new()
        {
            ["enabled"] = version.Enabled,
            ["created"] = version.CreatedOn.ToUnixTimeSeconds(),
            ["updated"] = version.UpdatedOn.ToUnixTimeSeconds(),
            ["recoveryLevel"] = recoveryLevel,
            ["recoverableDays"] = 90,
        };
        if (version.NotBefore is { } notBefore)
        {
            attributes["nbf"] = notBefore.ToUnixTimeSeconds();
        }

        if (version.ExpiresOn is { } expiresOn)
        {
            attributes["exp"] = expiresOn.ToUnixTimeSeconds();
        }

        return attributes;
    }
}
