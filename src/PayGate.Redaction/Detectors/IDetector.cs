using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Finds one kind of sensitive data in a block that was read.</summary>
internal interface IDetector
{
    /// <summary>What it finds.</summary>
    FindingType Type { get; }

    /// <summary>On what it decides: pattern, context, checksum. Constant text, so that it can never quote a transcript.</summary>
    string Explanation { get; }

    /// <summary>Adds proposals. Takes time linear in the block.</summary>
    void Detect(TextReading reading, Proposals proposals);
}
