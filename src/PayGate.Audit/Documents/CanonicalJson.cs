using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PayGate.Audit.Documents;

/// <summary>
/// The one form of a JSON document that is signed (JSON Canonicalization Scheme, RFC 8785): members by name, no white space, the shortest escapes.
/// Whole numbers only; a document with others is refused.
/// </summary>
public static class CanonicalJson
{
    private const int Deepest = 32;

    /// <summary>The canonical bytes of a value.</summary>
    /// <exception cref="FormatException">It has a number with a fraction or of more than 53 bits, a member twice, or is nested too deep.</exception>
    public static byte[] Of(JsonElement value)
    {
        StringBuilder text = new();
        Write(text, value, 0);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonElement value, int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException("The document is nested too deep.");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value, depth);
                break;
            case JsonValueKind.Array:
                WriteArray(text, value, depth);
                break;
            case JsonValueKind.String:
                WriteText(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(WholeNumber(value).ToString(CultureInfo.InvariantCulture));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                text.Append(value.ValueKind == JsonValueKind.True ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value, int depth)
    {
        JsonProperty[] members = [.. value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)];
        for (int i = 0; i < members.Length; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name)
            {
                throw new FormatException("The document has a member twice.");
            }

            text.Append(i == 0 ? '{' : ',');
            WriteText(text, members[i].Name);
            text.Append(':');
            Write(text, members[i].Value, depth + 1);
        }

        text.Append(members.Length == 0 ? "{}" : "}");
    }

    private static void WriteArray(StringBuilder text, JsonElement value, int depth)
    {
        text.Append('[');
        bool isFirst = true;
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (!isFirst)
            {
                text.Append(',');
            }

            isFirst = false;
            Write(text, item, depth + 1);
        }

        text.Append(']');
    }

    private static long WholeNumber(JsonElement value)
    {
        const long Largest = (1L << 53) - 1;
        return value.TryGetInt64(out long number) && number is >= -Largest and <= Largest
            ? number
            : throw new FormatException("The document has a number that is not whole, or too large.");
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
