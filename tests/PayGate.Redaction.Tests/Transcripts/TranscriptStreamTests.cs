using PayGate.Redaction.Spans;
using PayGate.Redaction.Tests.Scoring;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Tests.Transcripts;

public sealed class TranscriptStreamTests
{
    [Theory]
    [InlineData("cards-it.jsonl")]
    [InlineData("cards-en.jsonl")]
    public void Turn_by_turn_gives_the_spans_and_texts_of_the_whole(string set)
    {
        string[] turns = [.. LabelledTranscript.Load(set).SelectMany(call =>
            call.Turns.Append("Grazie mille, arrivederci e buona giornata a tutti"))];
        using Transcript whole = new();
        using TranscriptRedactor redactor = new(RedactionPolicy.Default);
        using TranscriptStream stream = new(RedactionPolicy.Default, "");
        List<Finding> findings = [];
        List<string> texts = [];
        int waits = 0;
        foreach (string turn in turns)
        {
            whole.AddTurn(turn);
            using RedactedTranscript? ready = stream.Add(turn);
            waits += ready is null ? 1 : 0;
            Take(ready, findings, texts);
        }

        using RedactedTranscript rest = stream.Complete();
        Take(rest, findings, texts);
        using RedactedTranscript redacted = redactor.Redact(whole);

        Assert.True(waits < turns.Length);
        Assert.Equal(redacted.Findings, findings);
        Assert.Equal(Enumerable.Range(0, redacted.TurnCount).Select(turn => redacted.TextOf(turn).ToString()), texts);
    }

    [Fact]
    public void A_number_that_never_pauses_is_not_cut_between_blocks()
    {
        string[] digits = ["quattro", "due"];
        using TranscriptStream stream = new(RedactionPolicy.Default, "it");
        List<Finding> findings = [];
        List<string> texts = [];
        Take(stream.Add("Il numero della carta, una cifra alla volta"), findings, texts);
        for (int i = 0; i < 200; i++)
        {
            Take(stream.Add(i % 2 == 0 ? digits[i / 2 % 2] : "sì"), findings, texts);
        }

        Take(stream.Complete(), findings, texts);

        Assert.DoesNotContain(texts, text => text is "quattro" or "due");
        Assert.Equal(201, texts.Count);
    }

    private static void Take(RedactedTranscript? ready, List<Finding> findings, List<string> texts)
    {
        if (ready is not null)
        {
            findings.AddRange(ready.Findings);
            texts.AddRange(Enumerable.Range(0, ready.TurnCount).Select(turn => ready.TextOf(turn).ToString()));
        }
    }
}
