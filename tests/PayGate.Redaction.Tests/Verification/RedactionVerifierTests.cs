using PayGate.Redaction.Audio;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Tests.Support;
using PayGate.Redaction.Verification;

namespace PayGate.Redaction.Tests.Verification;

public sealed class RedactionVerifierTests
{
    private static readonly FrameSpan[] Spans = [new(4000, 800)];

    private readonly short[] _original = TestAudio.Stereo(1);

    [Fact]
    public void What_was_muted_as_planned_passes()
    {
        VerificationReport report = Verify(Muted());
        Assert.True(report.Passed);
        Assert.Equal(32, report.AudioHash.Length);
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4799)]
    public void One_sample_of_a_span_left_is_found(int frame)
    {
        short[] redacted = Muted();
        redacted[(2 * frame) + 1] = 1;
        Assert.Equal(["spansReplaced"], Failed(Verify(redacted)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3999)]
    [InlineData(4800)]
    [InlineData(7999)]
    public void One_sample_changed_outside_the_spans_is_found(int frame)
    {
        short[] redacted = Muted();
        redacted[2 * frame] ^= 4;
        Assert.Equal(["restUntouched"], Failed(Verify(redacted)));
    }

    [Fact]
    public void Nothing_done_is_no_success() => Assert.Equal(["spansReplaced"], Failed(Verify([.. _original])));

    [Fact]
    public void A_shorter_a_longer_and_an_empty_version_fail()
    {
        Assert.Contains("sameLength", Failed(Verify(Muted()[..^2])));
        Assert.Contains("sameLength", Failed(Verify([.. Muted(), 0, 0])));
        Assert.Contains("everySpanSeen", Failed(Verify([])));
    }

    [Fact]
    public void A_key_that_nobody_planned_is_found()
    {
        TestAudio.AddKey(_original, channel: 0, key: 8, atSeconds: 0.8, milliseconds: 60);
        VerificationReport report = Verify(Muted());
        Assert.Equal(["noKeyTones"], Failed(report));
        Assert.NotEmpty(report.Tones);
    }

    [Fact]
    public void Another_format_fails()
    {
        var survey = new AudioSurvey(WavFormat.Telephone, 8000, []);
        using WavReader original = Wav(_original);
        using var other = WavReader.Open(new MemoryStream(
            WavBytes.Plain(WavFormat.Telephone with { SampleRate = 16000 }, TestAudio.Encode(SampleEncoding.Pcm16, Muted()))));
        Assert.False(new RedactionVerifier(survey, Spans, Replacement.Silence).Verify(original, other, null, CancellationToken.None).Passed);
    }

    [Fact]
    public void A_report_without_checks_has_not_passed() =>
        Assert.False(new VerificationReport([], [], ReadOnlyMemory<byte>.Empty).Passed);

    private static string[] Failed(VerificationReport report) => [.. report.Checks.Where(check => !check.Passed).Select(check => check.Name)];

    private static WavReader Wav(short[] samples) =>
        WavReader.Open(new MemoryStream(WavBytes.Plain(WavFormat.Telephone, TestAudio.Encode(SampleEncoding.Pcm16, samples))));

    private short[] Muted()
    {
        short[] redacted = [.. _original];
        redacted.AsSpan(8000, 1600).Clear();
        return redacted;
    }

    private VerificationReport Verify(short[] redacted)
    {
        var survey = new AudioSurvey(WavFormat.Telephone, 8000, []);
        using WavReader first = Wav(_original);
        using WavReader second = Wav(redacted);
        return new RedactionVerifier(survey, Spans, Replacement.Silence).Verify(first, second, null, CancellationToken.None);
    }
}
