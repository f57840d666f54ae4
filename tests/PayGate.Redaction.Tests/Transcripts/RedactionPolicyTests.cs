using PayGate.Redaction.Spans;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Tests.Transcripts;

public sealed class RedactionPolicyTests
{
    [Theory]
    [InlineData(FindingType.Pan)]
    [InlineData(FindingType.SecurityCode)]
    [InlineData(FindingType.Digits)]
    public void Card_numbers_and_security_codes_cannot_be_kept(FindingType type) =>
        Assert.Throws<ArgumentException>(() => new RedactionPolicy([type]));

    [Fact]
    public void A_kept_type_stays_and_is_not_reported()
    {
        using RedactedTranscript redacted = Redact("chiamatemi al 333 1234567, carta 4111 1111 1111 1111",
            new RedactionPolicy([FindingType.Phone]));

        Assert.Equal("chiamatemi al 333 1234567, carta [PAN]", redacted.TextOf(0).ToString());
        Assert.Equal(FindingType.Pan, Assert.Single(redacted.Findings).Type);
    }

    [Fact]
    public void A_mask_does_not_tell_how_long_the_words_were()
    {
        using RedactedTranscript redacted = Redact("cvv uno due tre", new RedactionPolicy(style: ReplacementStyle.Mask));

        Assert.Equal("cvv ****", redacted.TextOf(0).ToString());
    }

    private static RedactedTranscript Redact(string text, RedactionPolicy policy)
    {
        using Transcript transcript = new();
        using TranscriptRedactor redactor = new(policy);
        transcript.AddTurn(text);
        return redactor.Redact(transcript);
    }
}
