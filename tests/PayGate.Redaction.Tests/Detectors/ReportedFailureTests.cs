using PayGate.Redaction.Spans;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Tests.Detectors;

/// <summary>Failures that other projects reported about themselves, one test each.</summary>
public sealed class ReportedFailureTests
{
    [Theory]
    [InlineData("2223 0031 2200 3222")]
    [InlineData("6759 6498 2643 8453")]
    [InlineData("3056 9309 0259 04")]
    [InlineData("4222 2222 2222 2")]
    [InlineData("5413.3300.8909.9999")]
    [InlineData("5-4-2-4-0-1-8-0-1-2-3-4-5-6-7-8")]
    [InlineData("55 77 00 00 12 34 56 78")]
    [InlineData("2223, zero zero trentuno, 22 00, 3222")]
    [InlineData("1234-5678-1234-5678")]
    [InlineData("6304 0000 0000 0000 000")]
    [InlineData("41957777777777777")]
    public void Cards_that_pattern_engines_miss_are_covered_whole(string number)
    {
        using RedactedTranscript redacted = Redact(number);

        Finding finding = Assert.Single(redacted.Findings);
        Assert.Equal((0, number.Length), (finding.Start, finding.End));
        Assert.True(finding.Type is FindingType.Pan or FindingType.Digits);
    }

    [Fact]
    public void A_time_in_milliseconds_goes_but_is_not_called_a_card()
    {
        using RedactedTranscript redacted = Redact("1700000000005");

        Assert.Equal(FindingType.Digits, Assert.Single(redacted.Findings).Type);
    }

    [Fact]
    public void A_half_heard_card_is_a_card_and_no_telephone_number()
    {
        using RedactedTranscript redacted = Redact("Il numero della carta?", "333 1234567");

        Assert.Equal(FindingType.Pan, Assert.Single(redacted.Findings).Type);
    }

    [Fact]
    public void The_same_telephone_number_goes_in_digits_and_in_words()
    {
        using RedactedTranscript redacted = Redact("my cell is 415 555 2671", "sorry, your cell number is?",
            "four one five, five five five, two six seven one");

        Assert.Equal([FindingType.Phone, FindingType.Phone], redacted.Findings.Select(finding => finding.Type));
    }

    [Fact]
    public void A_number_said_again_is_removed_again()
    {
        using RedactedTranscript redacted = Redact("4111 1111 1111 1111", "non ho capito",
            "quattro uno uno uno, uno uno uno uno, uno uno uno uno, uno uno uno uno", "quindi finisce con 1111?");

        Assert.Equal([0, 2, 3], redacted.Findings.Select(finding => finding.Turn));
    }

    [Theory]
    [InlineData("IT60 X054 2811 1010 0000 0123 456", FindingType.Iban)]
    [InlineData("RSSMRA80A01H501U", FindingType.FiscalCode)]
    [InlineData("RSSMRA80A01H50MM", FindingType.FiscalCode)]
    public void Identifiers_in_groups_and_with_replaced_digits_reach_their_checksum(string text, FindingType type)
    {
        using RedactedTranscript redacted = Redact(text);

        Finding finding = Assert.Single(redacted.Findings);
        Assert.Equal((type, 0, text.Length), (finding.Type, finding.Start, finding.End));
    }

    [Theory]
    [InlineData("IT61 X054 2811")]
    [InlineData("RSSMRA80A01H501X")]
    public void Identifiers_whose_checksum_fails_are_not_named(string text)
    {
        using RedactedTranscript redacted = Redact(text);

        Assert.Empty(redacted.Findings);
    }

    [Fact]
    public void A_word_that_doubles_the_next_digit_does_not_reach_into_the_next_turn()
    {
        using RedactedTranscript redacted = Redact("il numero della carta?", "4242 4242 doppio", "quattro due 4242 42");

        Assert.Equal([1, 2], redacted.Findings.Select(finding => finding.Turn));
        Assert.Equal("[PAN] doppio", redacted.TextOf(1).ToString());
    }

    [Theory]
    [InlineData("a09/28 e poi 4111 1111 1111 1111")]
    [InlineData("09/28b e poi 4111 1111 1111 1111")]
    [InlineData("scade 09/", "28")]
    public void Half_a_month_and_year_harms_nothing(params string[] turns)
    {
        using RedactedTranscript redacted = Redact(turns);

        Assert.Equal(turns.Length, redacted.TurnCount);
        Assert.Equal(turns.Length == 1, redacted.Findings.Any(finding => finding.Type == FindingType.Pan));
    }

    private static RedactedTranscript Redact(params string[] turns)
    {
        using Transcript transcript = new();
        using TranscriptRedactor redactor = new(RedactionPolicy.Default);
        foreach (string turn in turns)
        {
            transcript.AddTurn(turn);
        }

        return redactor.Redact(transcript);
    }
}
