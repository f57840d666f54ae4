using System.Text.Json;

namespace PayGate.Capture.Hubs;

/// <summary>The names of an enumeration on the wire: camelCase, exact, never numbers.</summary>
internal static class WireNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Values =
        Enum.GetValues<TEnum>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static TEnum? Find(string? name) => name is not null && Values.TryGetValue(name, out TEnum value) ? value : null;
}
