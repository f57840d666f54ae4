using PayGate.Audit;

namespace PayGate.Capture.Deciding;

/// <summary>The answer of the decision function.</summary>
internal abstract record CaptureDecision
{
    private CaptureDecision()
    {
    }

    /// <summary>The capture goes on as <paramref name="Next"/>; effects run after it was recorded.</summary>
    public sealed record Accepted(CaptureModel Next, IReadOnlyList<CaptureEffect> Effects, IReadOnlyList<AuditEntry> Audit) : CaptureDecision;

    /// <summary>Nothing to do: a repeat, something late, or a time that is not up yet.</summary>
    public sealed record Unchanged() : CaptureDecision;

    /// <summary>The agent's wish is not possible now.</summary>
    public sealed record Refused(RefusalCode Code) : CaptureDecision;
}
