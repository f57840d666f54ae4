using PayGate.Contracts.Calls;
using PayGate.Contracts.Cards;

namespace PayGate.Contracts.Captures;

/// <summary>Asks the relay to secure a call: mask on every leg but the caller's, recorder behind the mask.</summary>
/// <param name="Capture">The capture that will own the keys.</param>
/// <param name="Call">The call.</param>
/// <param name="Style">What the others hear in place of a key.</param>
/// <param name="Keys">The control keys.</param>
/// <param name="AcceptedBrands">Brands the tenant takes; empty: all.</param>
/// <param name="Guidance">Whether the caller hears what to key; <see langword="null"/>: as the edge said for the call.</param>
public sealed record ArmRequest(
    CaptureId Capture,
    CallId Call,
    MaskStyle Style,
    CaptureKeys Keys,
    IReadOnlyList<CardBrand> AcceptedBrands,
    CallerGuidance? Guidance = null);
