using PayGate.Redaction.Store;

namespace PayGate.Redaction.Pipeline;

/// <summary>Ends the work on a recording: it is set aside with the reason.</summary>
internal sealed class QuarantineException(QuarantineReason reason, RedactionOutcome? outcome = null, Exception? cause = null)
    : Exception(reason.Describe(), cause)
{
    /// <summary>Why.</summary>
    public QuarantineReason Reason => reason;

    /// <summary>What was found out until then.</summary>
    public RedactionOutcome? Outcome => outcome;
}
