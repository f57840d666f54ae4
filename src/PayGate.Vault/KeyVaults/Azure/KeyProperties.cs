using System.Text.Json;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>What Key Vault says of a version of a key, without the key.</summary>
internal sealed record KeyProperties
{
    /// <summary><c>https://{vault}/keys/{name}/{version}</c>.</summary>
    internal required Uri Id { get; init; }

    internal required string Version { get; init; }

    internal bool? Enabled { get; init; }

    internal DateTimeOffset? NotBefore { get; init; }

    internal DateTimeOffset? ExpiresOn { get; init; }

    internal DateTimeOffset? CreatedOn { get; init; }

    /// <summary>What deletion means in this vault; holds "Purgeable" when a deleted key can be destroyed before its time.</summary>
    internal string RecoveryLevel { get; init; } = "";

    /// <summary>Reads <c>attributes</c> and an identifier from a key item or bundle.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static KeyProperties Read(JsonElement holder, string? identifier)
    {
        if (!Uri.TryCreate(identifier, UriKind.Absolute, out Uri? id))
        {
            throw new FormatException("A key of the key vault has no identifier.");
        }

        JsonElement attributes = holder.TryGetProperty("attributes", out JsonElement found) ? found : default;
        return new KeyProperties
        {
            Id = id,
            Version = id.Segments.Length > 3 ? id.Segments[3].TrimEnd('/') : "",
            Enabled = Find(attributes, "enabled") is { ValueKind: JsonValueKind.True or JsonValueKind.False } enabled ? enabled.GetBoolean() : null,
            NotBefore = Time(attributes, "nbf"),
            ExpiresOn = Time(attributes, "exp"),
            CreatedOn = Time(attributes, "created"),
            RecoveryLevel = Find(attributes, "recoveryLevel") is { ValueKind: JsonValueKind.String } level ? level.GetString()! : "",
        };
    }

    private static JsonElement? Find(JsonElement attributes, string name) =>
        attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty(name, out JsonElement value) ? value : null;

    private static DateTimeOffset? Time(JsonElement attributes, string name) =>
        Find(attributes, name) is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt64(out long value)
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;
}
