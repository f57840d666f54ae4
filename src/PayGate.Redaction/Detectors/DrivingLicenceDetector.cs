using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Numbers of driving licences. Their forms are those of countless other codes, so only what was asked decides.</summary>
internal sealed class DrivingLicenceDetector : IDetector
{
    public FindingType Type => FindingType.DrivingLicence;

    public string Explanation => "Letters and digits that answer the question for a driving licence.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        Codes.ProposeAnswers(reading, proposals, Topic.DrivingLicence, FindingType.DrivingLicence, 5);
        TopicDigits.Detect(reading, proposals, Topic.DrivingLicence, FindingType.DrivingLicence, 5, 16);
    }
}
