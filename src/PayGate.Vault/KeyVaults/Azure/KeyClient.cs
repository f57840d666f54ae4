using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>Keys of one Azure Key Vault or Managed HSM. Safe to share between threads.</summary>
internal sealed class KeyClient
{
    private const int MostPages = 200;

    private readonly HttpPipeline _pipeline;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">The address is none of a key vault of Azure.</exception>
    internal KeyClient(Uri vaultUri, TokenCredential credential, KeyClientOptions options, TimeProvider clock)
    {
        if (KeyVaultHosts.ProblemWith(vaultUri) is { } problem)
        {
            throw new ArgumentException(problem, nameof(vaultUri));
        }

        VaultUri = vaultUri;
        _pipeline = HttpPipelineBuilder.Build(options, [], [new ChallengeBasedAuthenticationPolicy(credential, clock)], new ResponseClassifier());
    }

    internal Uri VaultUri { get; }

    /// <summary>A version of a key, or the newest.</summary>
    /// <exception cref="VaultUnavailableException">There is none, or no answer.</exception>
    internal async ValueTask<KeyVaultKey> GetKeyAsync(string name, string? version, CancellationToken cancellationToken)
    {
        using JsonDocument bundle = await SendAsync(RequestMethod.Get, "keys/" + name + (version is null ? "" : "/" + version), cancellationToken);
        return Understood(() => KeyVaultKey.Read(bundle.RootElement), name);
    }

    /// <summary>What the vault says of all versions of a key, in the vault's own order.</summary>
    /// <exception cref="VaultUnavailableException">There is none, or no answer.</exception>
    internal async ValueTask<IReadOnlyList<KeyProperties>> GetPropertiesOfKeyVersionsAsync(string name, CancellationToken cancellationToken)
    {
        List<KeyProperties> versions = [];
        string? path = "keys/" + name + "/versions";
        for (int page = 0; path is not null; page++)
        {
            using JsonDocument list = await SendAsync(RequestMethod.Get, path, cancellationToken);
            path = Understood(() => ReadPage(list.RootElement, versions), name);
            if (page == MostPages)
            {
                throw new VaultUnavailableException("The key vault lists more versions of the key than are read.");
            }
        }

        return versions;
    }

    /// <summary>Makes a new version after the key's rotation policy.</summary>
    /// <exception cref="VaultUnavailableException">It was refused; or there was no answer, and perhaps a version was made.</exception>
    internal async ValueTask<KeyVaultKey> RotateKeyAsync(string name, CancellationToken cancellationToken)
    {
        using JsonDocument bundle = await SendAsync(RequestMethod.Post, "keys/" + name + "/rotate", cancellationToken);
        return Understood(() => KeyVaultKey.Read(bundle.RootElement), name);
    }

    /// <summary>Cryptography with one version of a key.</summary>
    internal CryptographyClient GetCryptographyClient(string name, string version) => new(_pipeline, Address("keys/" + name + "/" + version), Address);

    private static string? ReadPage(JsonElement page, List<KeyProperties> versions)
    {
        if (page.TryGetProperty("value", out JsonElement items))
        {
            versions.AddRange(items.EnumerateArray().Select(
                item => KeyProperties.Read(item, item.TryGetProperty("kid", out JsonElement id) ? id.GetString() : null)));
        }

        return page.TryGetProperty("nextLink", out JsonElement link) && link.ValueKind == JsonValueKind.String && link.GetString() is { Length: > 0 } next
            ? next
            : null;
    }

    private T Understood<T>(Func<T> read, string name)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            throw KeyVaultFailure.Of(error, new Uri(VaultUri, "keys/" + name));
        }
    }

    private async ValueTask<JsonDocument> SendAsync(RequestMethod method, string path, CancellationToken cancellationToken)
    {
        Uri address = Address(path);
        try
        {
            using HttpMessage message = _pipeline.CreateMessage();
            message.Request.Method = method;
            message.Request.Uri.Reset(address);
            message.Request.Headers.SetValue("Accept", "application/json");
            await _pipeline.SendAsync(message, cancellationToken);
            return message.Response.Status == 200
                ? JsonDocument.Parse(message.Response.Content.ToMemory())
                : throw KeyVaultFailure.Of(message.Response, address);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw KeyVaultFailure.Of(failure, address);
        }
    }

    // A nextLink is followed within the vault only.
    private Uri Address(string path)
    {
        if (!Uri.TryCreate(VaultUri, path, out Uri? address) || address.Authority != VaultUri.Authority || address.Scheme != Uri.UriSchemeHttps)
        {
            throw new VaultUnavailableException("The key vault points to another host.", VaultFault.AccessDenied);
        }

        return address.Query.Length > 0 ? address : new Uri(address + "?api-version=" + KeyClientOptions.Version);
    }
}
