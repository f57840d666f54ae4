using PayGate.Contracts.Captures;

namespace PayGate.Contracts.Relaying;

/// <summary>The relay can no longer vouch for the mask or the recorder of an armed call: the capture must end (PCI DSS 10.7.2).</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Reason">Constant text, without call data.</param>
public sealed record ProtectionLost(CaptureId Capture, string Reason) : RelayNotice;
