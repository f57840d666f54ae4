using System.Text.Json;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Pipeline;

/// <summary>A transcript whose turns say when they were spoken.</summary>
/// <remarks>Form: <c>{"lang":"it","turns":[{"speaker":"caller","text":"...","startMs":0,"endMs":1200}]}</c>; other members are ignored.</remarks>
internal sealed class TimedTranscript : IDisposable
{
    private readonly List<TimeRange> _places = [];

    private TimedTranscript()
    {
    }

    /// <summary>What was said.</summary>
    public Transcript Text { get; } = new();

    /// <summary>When each turn was spoken.</summary>
    public IReadOnlyList<TimeRange> Places => _places;

    /// <summary>Reads a transcript.</summary>
    /// <param name="utf8">JSON.</param>
    /// <exception cref="FormatException">It has not the form, or a turn has no text or no time; the text is constant.</exception>
    public static TimedTranscript Read(ReadOnlySpan<byte> utf8)
    {
        var transcript = new TimedTranscript();
        try
        {
            transcript.ReadObject(utf8);
            return transcript;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            transcript.Dispose();
            throw new FormatException("The transcript is not valid JSON of the expected form.");
        }
        catch
        {
            transcript.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Text.Dispose();

    private void ReadObject(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        Require(json.Read() && json.TokenType == JsonTokenType.StartObject, "The transcript is not a JSON object.");
        bool hasTurns = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isTurns = json.ValueTextEquals("turns"u8);
            bool isLanguage = json.ValueTextEquals("lang"u8);
            json.Read();
            if (isTurns)
            {
                Require(!hasTurns && json.TokenType == JsonTokenType.StartArray, "The transcript's turns are not one array.");
                hasTurns = true;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    ReadTurn(ref json);
                }
            }
            else if (isLanguage && json.TokenType == JsonTokenType.String)
            {
                ReadLanguage(json);
            }
            else
            {
                json.Skip();
            }
        }

        Require(hasTurns && _places.Count > 0, "The transcript has no turns.");
        Require(!json.Read(), "Something follows the transcript.");
    }

    private void ReadLanguage(in Utf8JsonReader json)
    {
        Span<char> tag = stackalloc char[16];
        if (json.ValueSpan.Length <= tag.Length)
        {
            Text.SetLanguage(tag[..json.CopyString(tag)]);
        }
    }

    private void ReadTurn(ref Utf8JsonReader json)
    {
        Require(json.TokenType == JsonTokenType.StartObject, "A turn of the transcript is not an object.");
        double? start = null;
        double? end = null;
        int texts = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isText = json.ValueTextEquals("text"u8);
            bool isStart = json.ValueTextEquals("startMs"u8);
            bool isEnd = json.ValueTextEquals("endMs"u8);
            json.Read();
            if (isText)
            {
                Require(json.TokenType == JsonTokenType.String, "A turn's text is not a string.");
                Text.CommitTurn(json.CopyString(Text.ReserveTurn(json.ValueSpan.Length)));
                texts++;
            }
            else if (isStart)
            {
                start = json.GetDouble();
            }
            else if (isEnd)
            {
                end = json.GetDouble();
            }
            else
            {
                json.Skip();
            }
        }

        Require(texts == 1, "A turn of the transcript has no text, or two.");
        Require(start >= 0 && end > start && end < TimeSpan.FromDays(2).TotalMilliseconds, "A turn of the transcript has no sound time.");
        _places.Add(new TimeRange(TimeSpan.FromMilliseconds(start!.Value), TimeSpan.FromMilliseconds(end!.Value)));
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new FormatException(problem);
        }
    }
}
