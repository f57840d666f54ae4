using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Hubs;

/// <summary>All that a desk shows, read after every connect.</summary>
internal sealed record DeskState(
    AgentName Agent,
    TenantId Tenant,
    IReadOnlyList<CallSnapshot> Calls,
    IReadOnlyList<CaptureSnapshot> Captures,
    long Sequence,
    DateTimeOffset ServerTime,
    DeskTimes Times);
