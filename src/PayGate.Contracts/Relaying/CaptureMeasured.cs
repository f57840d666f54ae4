using PayGate.Contracts.Certificates;

namespace PayGate.Contracts.Relaying;

/// <summary>The relay has listened to a capture to its end.</summary>
/// <param name="Measurement">What it heard.</param>
/// <param name="Signature">The relay's signature on it; <see langword="null"/> while it is still inside the relay's process.</param>
public sealed record CaptureMeasured(CaptureMeasurement Measurement, DocumentSignature? Signature) : RelayNotice;
