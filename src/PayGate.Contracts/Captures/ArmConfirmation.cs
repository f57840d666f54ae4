namespace PayGate.Contracts.Captures;

/// <summary>The relay's word that a call is secured, or why it is not. Only when both are true may a digit be accepted.</summary>
/// <param name="MaskClosed">Every leg but the caller's runs behind the mask.</param>
/// <param name="RecorderSecured">The recorder takes its sound behind the mask, or there is none.</param>
/// <param name="Refusal">Why not, in plain words without any call data; <see langword="null"/> when both are true.</param>
public sealed record ArmConfirmation(bool MaskClosed, bool RecorderSecured, string? Refusal)
{
    /// <summary>Both confirmations are there.</summary>
    public bool IsSecured => MaskClosed && RecorderSecured;
}
