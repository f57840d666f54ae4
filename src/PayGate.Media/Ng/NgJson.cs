using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PayGate.Media.Ng;

/// <summary>
/// NG messages as JSON, which some clients send in place of bencode. Read into the same values, so that a command cannot tell the difference.
/// </summary>
/// <remarks>Texts without escapes stay slices of the datagram, as with bencode: wiping the datagram wipes them.</remarks>
internal static class NgJson
{
    private const int MostDepth = 16;
    private const int MostValues = 4096;

    /// <summary>Whether a message is meant as JSON.</summary>
    internal static bool IsJson(ReadOnlySpan<byte> message) => !message.IsEmpty && message[0] == (byte)'{';

    /// <summary>Reads one object that fills the whole input. Never throws on bad input.</summary>
    internal static bool TryRead(ReadOnlyMemory<byte> input, out BencodeValue? value)
    {
        value = null;
        var reader = new Utf8JsonReader(input.Span, new JsonReaderOptions { MaxDepth = MostDepth });
        int values = 0;
        try
        {
            if (!reader.Read() || !TryReadValue(ref reader, input, ref values, out value) || reader.Read())
            {
                value = null;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            value = null;
        }

        return value is not null;
    }

    /// <summary>A bencoded reply as JSON.</summary>
    internal static byte[] Write(ReadOnlyMemory<byte> reply)
    {
        var output = new ArrayBufferWriter<byte>(reply.Length);
        using var writer = new Utf8JsonWriter(output);
        if (BencodeReader.TryRead(reply, out BencodeValue? value))
        {
            Write(writer, value!);
        }

        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static bool TryReadValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> input, ref int values, out BencodeValue? value)
    {
        value = null;
        if (++values > MostValues)
        {
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt64(out long number):
                value = BencodeValue.OfInteger(number);
                return true;
            case JsonTokenType.String:
                value = BencodeValue.OfText(TextOf(ref reader, input));
                return true;
            case JsonTokenType.True or JsonTokenType.False:
                value = BencodeValue.OfText(reader.TokenType == JsonTokenType.True ? "yes"u8.ToArray() : "no"u8.ToArray());
                return true;
            case JsonTokenType.StartArray:
                return TryReadArray(ref reader, input, ref values, out value);
            case JsonTokenType.StartObject:
                return TryReadObject(ref reader, input, ref values, out value);
            default:
                return false;
        }
    }

    private static bool TryReadArray(ref Utf8JsonReader reader, ReadOnlyMemory<byte> input, ref int values, out BencodeValue? value)
    {
        var items = new List<BencodeValue>();
        value = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!TryReadValue(ref reader, input, ref values, out BencodeValue? item))
            {
                return false;
            }

            items.Add(item!);
        }

        value = BencodeValue.OfList(items);
        return true;
    }

    private static bool TryReadObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> input, ref int values, out BencodeValue? value)
    {
        var entries = new List<KeyValuePair<string, BencodeValue>>();
        value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            if (!reader.Read() || !TryReadValue(ref reader, input, ref values, out BencodeValue? item))
            {
                return false;
            }

            entries.Add(new(key, item!));
        }

        value = BencodeValue.OfDictionary(entries);
        return true;
    }

    private static ReadOnlyMemory<byte> TextOf(ref Utf8JsonReader reader, ReadOnlyMemory<byte> input)
    {
        if (!reader.ValueIsEscaped)
        {
            return input.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        byte[] text = new byte[reader.ValueSpan.Length];
        return text.AsMemory(0, reader.CopyString(text));
    }

    private static void Write(Utf8JsonWriter writer, BencodeValue value)
    {
        switch (value.Kind)
        {
            case BencodeKind.Integer:
                writer.WriteNumberValue(value.Integer);
                break;
            case BencodeKind.Text:
                writer.WriteStringValue(Encoding.UTF8.GetString(value.Bytes.Span));
                break;
            case BencodeKind.List:
                writer.WriteStartArray();
                foreach (BencodeValue item in value.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach ((string key, BencodeValue item) in value.Entries)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
        }
    }
}
