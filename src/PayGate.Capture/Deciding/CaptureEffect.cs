using PayGate.Contracts.Captures;

namespace PayGate.Capture.Deciding;

/// <summary>What is to be done after a decision was recorded.</summary>
internal abstract record CaptureEffect
{
    /// <summary>Close the mask, secure the recorder.</summary>
    public sealed record Arm(ArmRequest Request) : CaptureEffect;

    /// <summary>Give the next keys to a field.</summary>
    public sealed record AskField(CardField Field, int Attempt) : CaptureEffect;

    /// <summary>Have the current field judged as it is.</summary>
    public sealed record FinishField() : CaptureEffect;

    /// <summary>Seal the card at the relay.</summary>
    public sealed record Seal() : CaptureEffect;

    /// <summary>Store the sealed card in the vault.</summary>
    public sealed record Store(SealedCardMessage Card) : CaptureEffect;

    /// <summary>Wipe, then open the mask. Part of every ending, exactly once.</summary>
    public sealed record Disarm() : CaptureEffect;
}
