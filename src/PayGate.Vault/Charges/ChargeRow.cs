using PayGate.Contracts.Cards;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Charges;

/// <summary>A charge as stored. Amounts in minor units of its currency.</summary>
internal sealed record ChargeRow(
    ChargeId Id,
    TenantId Tenant,
    CardToken Token,
    string Provider,
    Money Amount,
    string Reference,
    bool IsMailOrTelephone,
    bool CaptureAtOnce,
    ChargeState State,
    long Captured,
    long Refunded,
    int Operations)
{
    internal ChargeSnapshot Snapshot(OperationRow operation) => new(
        Id,
        Tenant,
        Token,
        Amount,
        Reference,
        State,
        Amount with { Minor = Captured },
        Amount with { Minor = Refunded },
        new ChargeOperationSnapshot(
            operation.Number,
            operation.Kind,
            Amount with { Minor = operation.Amount },
            operation.State,
            operation.Problem,
            operation.ProviderReference));
}
