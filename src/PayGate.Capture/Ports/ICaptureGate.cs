namespace PayGate.Capture.Ports;

/// <summary>Asked before every capture whether this agent may take a card on this call (training, onboarding, consent, ...).</summary>
/// <remarks>An exception counts as a block: what cannot be checked is not allowed.</remarks>
public interface ICaptureGate
{
    /// <summary>Judges one start.</summary>
    ValueTask<GateVerdict> CheckAsync(GateRequest request, CancellationToken cancellationToken);
}
