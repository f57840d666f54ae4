using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.Contracts.Charges;

/// <summary>A charge as it stands.</summary>
/// <param name="Id">Which.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="Token">On which card.</param>
/// <param name="Amount">How much was to be authorised.</param>
/// <param name="Reference">The merchant's own.</param>
/// <param name="State">Where the money stands.</param>
/// <param name="Captured">How much was taken.</param>
/// <param name="Refunded">How much of it was given back.</param>
/// <param name="Operation">The request that was asked for.</param>
public sealed record ChargeSnapshot(
    ChargeId Id,
    TenantId Tenant,
    CardToken Token,
    Money Amount,
    string Reference,
    ChargeState State,
    Money Captured,
    Money Refunded,
    ChargeOperationSnapshot Operation);
