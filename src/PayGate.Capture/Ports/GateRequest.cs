using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Ports;

/// <summary>Who wants to take a card on which call.</summary>
/// <param name="Tenant">For whom.</param>
/// <param name="Agent">Who.</param>
/// <param name="Call">On which call.</param>
public sealed record GateRequest(TenantId Tenant, AgentName Agent, CallSnapshot Call);
