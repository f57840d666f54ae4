using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Domestic account numbers, sort codes, routing numbers, ABI and CAB.</summary>
internal sealed class BankAccountDetector : IDetector
{
    public FindingType Type => FindingType.BankAccount;

    public string Explanation => "Digits that answer the question for an account, a sort code or a routing number.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        TopicDigits.Detect(reading, proposals, Topic.BankAccount, FindingType.BankAccount, 5, 18);
        Codes.ProposeAnswers(reading, proposals, Topic.BankAccount, FindingType.BankAccount, 6);
    }
}
