using System.Text.Json;

namespace PayGate.Audit;

/// <summary>The details column: a JSON object of texts in the order given.</summary>
internal static class DetailsJson
{
    private static readonly Dictionary<string, string> Unreadable = new() { ["unreadable"] = "true" };

    public static string Write(IReadOnlyList<AuditDetail> details)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            foreach (AuditDetail detail in details)
            {
                json.WriteString(detail.Name, detail.Value);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Never throws: a tampered column must still be shown next to the verdict on it.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }
}
