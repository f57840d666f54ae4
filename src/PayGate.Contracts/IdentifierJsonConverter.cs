using System.Text.Json;
using System.Text.Json.Serialization;

namespace PayGate.Contracts;

/// <summary>Writes identifiers as JSON strings and refuses malformed ones without echoing them.</summary>
public sealed class IdentifierJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IIdentifier<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TId.TryParse(reader.GetString(), out TId id)
            ? id
            : throw new JsonException("Not a valid " + typeof(TId).Name + ".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
