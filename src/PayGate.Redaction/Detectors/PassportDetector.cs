using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Numbers of passports. Their forms are those of countless other codes, so only what was asked decides.</summary>
internal sealed class PassportDetector : IDetector
{
    public FindingType Type => FindingType.Passport;

    public string Explanation => "Letters and digits that answer the question for a passport.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        Codes.ProposeAnswers(reading, proposals, Topic.Passport, FindingType.Passport, 6);
        TopicDigits.Detect(reading, proposals, Topic.Passport, FindingType.Passport, 5, 16);
    }
}
