using PayGate.Audit;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.AuditTrail;

/// <summary>The chains as the assessor reads them. <see cref="AddressedEvent"/>s are given for one tenant only.</summary>
public interface IAuditBook
{
    /// <summary>The verdict on every chain.</summary>
    Task<IReadOnlyList<AuditVerification>> VerifyAsync(CancellationToken cancellation);

    /// <summary>Events of one tenant.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="chain">Of this chain only; <see langword="null"/> for all, put together by time.</param>
    /// <param name="from">Lowest sequence number, ascending from there; <see langword="null"/> for the newest, newest first.</param>
    /// <param name="limit">1 to <see cref="AuditReader.LargestPage"/>.</param>
    /// <param name="cancellation">Stops reading.</param>
    Task<IReadOnlyList<AddressedEvent>> EventsAsync(TenantId tenant, string? chain, long? from, int limit, CancellationToken cancellation);
}
