using System.Text.Json;
using System.Text.Json.Serialization;

namespace PayGate.Links;

/// <summary>How contracts are written between roles.</summary>
internal static class LinkJson
{
    /// <summary>Names in camelCase, enumerations as text, unknown members refused: both sides are of one version.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
