using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;

namespace PayGate.Contracts.Relaying;

/// <summary>
/// The relay heard a key, or what may hide one, in what was about to leave behind the closed mask (PCI DSS 10.7.2). The digits are wiped, nothing of
/// the caller leaves for two seconds, and the mask stays closed until the call ends.
/// </summary>
/// <param name="Capture">The capture that was armed last.</param>
/// <param name="Call">The call.</param>
/// <param name="Output">On which output.</param>
/// <param name="Hit">When and how long, as far as it is known.</param>
public sealed record MaskingFailed(CaptureId Capture, CallId Call, MaskedOutput Output, LeakHit Hit) : RelayNotice;
