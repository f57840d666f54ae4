using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Deciding;

/// <summary>What an agent asked for when starting a capture, checked for form.</summary>
internal sealed record CaptureWish(
    TenantId Tenant,
    AgentName Agent,
    CallId Call,
    Guid IdempotencyKey,
    IReadOnlyList<CardField> Fields,
    string? Reference,
    MaskStyle MaskStyle,
    CallerGuidance? Guidance = null);
