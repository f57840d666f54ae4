using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Certificates;

namespace PayGate.Capture.Deciding;

/// <summary>Something that happens to a capture: an agent's wish, an answer of relay or vault, a time that passed.</summary>
internal abstract record CaptureCommand(CaptureCommandKind Kind)
{
    /// <summary>Relay and recorder confirmed the secured state.</summary>
    public sealed record Secured() : CaptureCommand(CaptureCommandKind.Secured);

    /// <summary>They did not, or did not answer.</summary>
    public sealed record NotSecured(bool MaskClosed, bool RecorderSecured) : CaptureCommand(CaptureCommandKind.NotSecured);

    /// <summary>The agent asks for a field.</summary>
    public sealed record AskField(CardField Field) : CaptureCommand(CaptureCommandKind.AskField);

    /// <summary>The relay counted a key or judged a field.</summary>
    public sealed record FieldProgressed(FieldProgress Progress) : CaptureCommand(CaptureCommandKind.FieldProgressed);

    /// <summary>The agent grants more time.</summary>
    public sealed record MoreTime() : CaptureCommand(CaptureCommandKind.MoreTime);

    /// <summary>The agent confirms that all is collected.</summary>
    public sealed record Confirm() : CaptureCommand(CaptureCommandKind.Confirm);

    /// <summary>The agent gives up.</summary>
    public sealed record Cancel() : CaptureCommand(CaptureCommandKind.Cancel);

    /// <summary>The relay sealed the card.</summary>
    public sealed record Sealed(SealedCardMessage Card) : CaptureCommand(CaptureCommandKind.Sealed);

    /// <summary>The relay could not seal.</summary>
    public sealed record SealFailed() : CaptureCommand(CaptureCommandKind.SealFailed);

    /// <summary>The vault gave a token.</summary>
    public sealed record Stored(CardToken Token) : CaptureCommand(CaptureCommandKind.Stored);

    /// <summary>The vault did not store.</summary>
    public sealed record StoreFailed() : CaptureCommand(CaptureCommandKind.StoreFailed);

    /// <summary>The relay confirmed that the digits are wiped and the mask is open.</summary>
    public sealed record MaskOpened() : CaptureCommand(CaptureCommandKind.MaskOpened);

    /// <summary>The relay did not confirm it, however often it was asked.</summary>
    public sealed record MaskStuck() : CaptureCommand(CaptureCommandKind.MaskStuck);

    /// <summary>The call is over.</summary>
    public sealed record CallEnded() : CaptureCommand(CaptureCommandKind.CallEnded);

    /// <summary>The relay can no longer vouch for the call, or nobody hears the relay any more.</summary>
    public sealed record ProtectionLost() : CaptureCommand(CaptureCommandKind.ProtectionLost);

    /// <summary>The relay heard a key behind the mask.</summary>
    public sealed record MaskingFailed(MaskedOutput Output, LeakHit Hit) : CaptureCommand(CaptureCommandKind.MaskingFailed);

    /// <summary>The certificate was written.</summary>
    public sealed record Certified(CertificateSummary Summary) : CaptureCommand(CaptureCommandKind.Certified);

    /// <summary>A timer fired; which time passed is for the decision to see.</summary>
    public sealed record DeadlinePassed() : CaptureCommand(CaptureCommandKind.DeadlinePassed);

    /// <summary>The caller pressed the stop key twice.</summary>
    public sealed record CallerStopped() : CaptureCommand(CaptureCommandKind.CallerStopped);

    /// <summary>PayGate stops, or has come back after a stop or crash.</summary>
    public sealed record Restarted() : CaptureCommand(CaptureCommandKind.Restarted);
}
