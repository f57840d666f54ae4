using System.Text.Json;
using Azure;
using Azure.Identity;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>What an answer of Key Vault, or none, means. Texts of the service are not passed on; its error codes are.</summary>
internal static class KeyVaultFailure
{
    /// <summary>Reads an answer that is no success.</summary>
    /// <param name="response">The answer, with its body in memory.</param>
    /// <param name="key">The key that was asked for, for the message.</param>
    internal static VaultUnavailableException Of(Response response, Uri key)
    {
        string code = Code(response);
        (VaultFault fault, string what) = response.Status switch
        {
            429 => (VaultFault.Throttled, "asks for fewer calls"),
            401 => (VaultFault.AccessDenied, "does not accept this node's token"),
            403 when code is "KeyDisabled" or "KeyExpired" or "KeyNotYetValid" => (VaultFault.KeyDisabled, "says that the key is disabled or out of its time"),
            403 when code is "ForbiddenByFirewall" or "ForbiddenByConnection" => (VaultFault.Unavailable, "is closed to this node's network"),
            403 => (VaultFault.AccessDenied, "does not let this node use the key"),
            404 or 409 => (VaultFault.KeyMissing, "has no such key: it was deleted or never there"),
            400 => (VaultFault.Damaged, "cannot open the wrapped key: it was changed, or wrapped by another key"),
            _ => (VaultFault.Unavailable, "is not working"),
        };
        return new VaultUnavailableException($"Key Vault {what} ({response.Status}{(code.Length > 0 ? " " + code : "")}): {key}", fault)
        {
            RetryAfter = RetryAfter.Of(response),
        };
    }

    /// <summary>Reads an exception of a call that had no answer.</summary>
    internal static VaultUnavailableException Of(Exception failure, Uri key) => failure switch
    {
        VaultUnavailableException unavailable => unavailable,
        CredentialUnavailableException => new(
            "No credential for Key Vault is to be had here: check the credential setting, and the identity of this machine.", VaultFault.Unavailable, failure),
        AuthenticationFailedException => new("Signing in for Key Vault failed: " + key, VaultFault.Unavailable, failure),
        JsonException or FormatException or InvalidOperationException => new(
            "The answer of Key Vault was not understood: " + key, VaultFault.Unavailable, failure),
        _ => new("Key Vault does not answer: " + key, VaultFault.Unavailable, failure),
    };

    // The inner code says more than the outer one where there is one; letters only, so that a planted body cannot forge a line of a log.
    private static string Code(Response response)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(response.Content.ToMemory());
            JsonElement error = body.RootElement.GetProperty("error");
            string? code = error.TryGetProperty("innererror", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object
                && inner.TryGetProperty("code", out JsonElement innerCode)
                    ? innerCode.GetString()
                    : error.GetProperty("code").GetString();
            return code is { Length: > 0 and <= 64 } && code.All(char.IsAsciiLetterOrDigit) ? code : "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "";
        }
    }
}
