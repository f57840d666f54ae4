using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Desk;

/// <summary>One message on its way to desks.</summary>
/// <param name="Tenant">Whose desks.</param>
/// <param name="Agent">One agent's, or <see langword="null"/>: those of every agent of the tenant.</param>
/// <param name="Target">Name of the message.</param>
/// <param name="Content">The call or capture, whole.</param>
/// <param name="Sequence">Place among all messages; also in the state that a desk reads.</param>
internal sealed record DeskMessage(TenantId Tenant, AgentName? Agent, string Target, object Content, long Sequence)
{
    public const string CallChanged = "CallChanged";
    public const string CaptureChanged = "CaptureChanged";
}
