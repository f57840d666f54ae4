using System.Text.Json;
using PayGate.Redaction.Detectors;

namespace PayGate.Redaction.Transcripts;

/// <summary>Reads one line into a transcript without making a string of anything in it.</summary>
internal static class JsonLineReader
{
    private const int LongestId = 1024;

    /// <summary>Reads a line. The identifier comes back as the place of its JSON in the line, empty when it was not reached.</summary>
    public static JsonLineProblem Read(ReadOnlySpan<byte> line, Transcript transcript, out Range id)
    {
        id = default;
        Utf8JsonReader json = new(line, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            JsonLineProblem problem = ReadObject(line, ref json, transcript, ref id);
            return problem != JsonLineProblem.None ? problem : json.Read() ? JsonLineProblem.NotJson : JsonLineProblem.None;
        }
        catch (JsonException)
        {
            return JsonLineProblem.NotJson;
        }
        catch (InvalidOperationException)
        {
            return JsonLineProblem.BadText;
        }
    }

    private static JsonLineProblem ReadObject(ReadOnlySpan<byte> line, ref Utf8JsonReader json, Transcript transcript, ref Range id)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return JsonLineProblem.NotAnObject;
        }

        bool hasText = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isText = json.ValueTextEquals("text"u8);
            bool isTurns = !isText && json.ValueTextEquals("turns"u8);
            bool isId = !isTurns && json.ValueTextEquals("id"u8);
            bool isLanguage = json.ValueTextEquals("lang"u8);
            json.Read();
            JsonLineProblem here = JsonLineProblem.None;
            if (isText || isTurns)
            {
                here = hasText ? JsonLineProblem.TextAndTurns : isText ? ReadText(ref json, transcript) : ReadTurns(ref json, transcript);
                hasText = true;
            }
            else if (isId)
            {
                here = ReadId(line, ref json, ref id);
            }
            else if (isLanguage)
            {
                here = ReadLanguage(ref json, transcript);
            }
            else
            {
                json.Skip();
            }

            if (here != JsonLineProblem.None)
            {
                return here;
            }
        }

        return id.Equals(default) ? JsonLineProblem.NoId : hasText ? JsonLineProblem.None : JsonLineProblem.NoText;
    }

    private static JsonLineProblem ReadId(ReadOnlySpan<byte> line, ref Utf8JsonReader json, ref Range id)
    {
        Range place = (int)json.TokenStartIndex..(int)json.BytesConsumed;
        ReadOnlySpan<byte> raw = line[place];
        if (!id.Equals(default) || json.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || raw.Length > LongestId)
        {
            return JsonLineProblem.BadId;
        }

        if (HoldsCard(raw))
        {
            return JsonLineProblem.IdHoldsCard;
        }

        id = place;
        return JsonLineProblem.None;
    }

    private static bool HoldsCard(ReadOnlySpan<byte> raw)
    {
        Span<byte> digits = stackalloc byte[LongestId];
        int count = 0;
        bool found = false;
        for (int i = 0; i <= raw.Length && !found; i++)
        {
            if (i < raw.Length && raw[i] is >= (byte)'0' and <= (byte)'9')
            {
                digits[count++] = (byte)(raw[i] - '0');
            }
            else if (i == raw.Length || raw[i] is not ((byte)' ' or (byte)'-'))
            {
                found = count is >= ChainContext.LongRun and <= ChainContext.LongestCard && ChainContext.IsCard(digits[..count]);
                count = 0;
            }
        }

        digits.Clear();
        return found;
    }

    private static JsonLineProblem ReadLanguage(ref Utf8JsonReader json, Transcript transcript)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return JsonLineProblem.None;
        }

        if (json.TokenType != JsonTokenType.String)
        {
            return JsonLineProblem.LanguageNotString;
        }

        Span<char> tag = stackalloc char[16];
        if (json.ValueSpan.Length <= tag.Length)
        {
            transcript.SetLanguage(tag[..json.CopyString(tag)]);
        }

        return JsonLineProblem.None;
    }

    private static JsonLineProblem ReadTurns(ref Utf8JsonReader json, Transcript transcript)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return JsonLineProblem.TurnsNotArray;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            JsonLineProblem problem = ReadTurn(ref json, transcript);
            if (problem != JsonLineProblem.None)
            {
                return problem;
            }
        }

        return JsonLineProblem.None;
    }

    private static JsonLineProblem ReadTurn(ref Utf8JsonReader json, Transcript transcript)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return JsonLineProblem.TurnNotObject;
        }

        bool hasText = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isText = json.ValueTextEquals("text"u8);
            json.Read();
            if (!isText)
            {
                json.Skip();
                continue;
            }

            JsonLineProblem problem = hasText ? JsonLineProblem.TurnWithoutText : ReadText(ref json, transcript);
            if (problem != JsonLineProblem.None)
            {
                return problem;
            }

            hasText = true;
        }

        return hasText ? JsonLineProblem.None : JsonLineProblem.TurnWithoutText;
    }

    private static JsonLineProblem ReadText(ref Utf8JsonReader json, Transcript transcript)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return JsonLineProblem.TextNotString;
        }

        int most = json.HasValueSequence ? checked((int)json.ValueSequence.Length) : json.ValueSpan.Length;
        transcript.CommitTurn(json.CopyString(transcript.ReserveTurn(most)));
        return JsonLineProblem.None;
    }
}
