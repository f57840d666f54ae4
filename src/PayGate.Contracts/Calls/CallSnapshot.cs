using PayGate.Contracts.Tenancy;

namespace PayGate.Contracts.Calls;

/// <summary>What the desk may know of a call. Numbers of caller and agent are not in it.</summary>
/// <param name="Id">The call.</param>
/// <param name="Tenant">For whom it is taken.</param>
/// <param name="Agent">The agent named by the edge (<c>metadata agent=NAME</c>); <see langword="null"/>: any agent of the tenant may take it.</param>
/// <param name="Direction">Who rang whom.</param>
/// <param name="State">Where the call is in its life.</param>
/// <param name="StartedAt">When the first offer came.</param>
/// <param name="AnsweredAt">When the first answer came.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndReason">Why it ended.</param>
/// <param name="Sequence">Grows by one with every change of this call at its relay.</param>
public sealed record CallSnapshot(
    CallId Id,
    TenantId Tenant,
    AgentName? Agent,
    CallDirection Direction,
    CallState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt,
    CallEndReason? EndReason,
    long Sequence);
