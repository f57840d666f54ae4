using PayGate.Audit;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Charges;

/// <summary>Audit events of charges: who, on which card, how much, how it came out.</summary>
internal static class ChargeAudit
{
    internal static AuditEntry Begun(ChargeRow charge, OperationRow operation) =>
        new(AuditKind.ChargeBegun, operation.Actor, charge.Tenant, charge.Id.Value, AuditResult.Success, Details(charge, operation));

    internal static AuditEntry Ended(ChargeRow charge, OperationRow operation, string actor) => new(
        operation.State == ChargeOperationState.Unknown ? AuditKind.ChargeUnknown : AuditKind.ChargeEnded,
        actor,
        charge.Tenant,
        charge.Id.Value,
        operation.State switch
        {
            ChargeOperationState.Succeeded => AuditResult.Success,
            ChargeOperationState.Declined => AuditResult.Refused,
            _ => AuditResult.Failed,
        },
        [
            .. Details(charge, operation),
            AuditDetail.Of("outcome", operation.State),
            .. operation.Problem is { } problem ? new[] { AuditDetail.Of("problem", problem) } : [],
        ]);

    internal static AuditEntry Refused(TenantId tenant, string subject, string actor, ChargeOperationKind kind, ChargeRefusal refusal) => new(
        AuditKind.ChargeRefused,
        actor,
        tenant,
        subject,
        AuditResult.Refused,
        [AuditDetail.Of("operation", kind), AuditDetail.Of("reason", refusal)]);

    private static AuditDetail[] Details(ChargeRow charge, OperationRow operation) =>
    [
        AuditDetail.Of("token", charge.Token),
        AuditDetail.Of("operation", operation.Kind),
        AuditDetail.Of("number", operation.Number),
        AuditDetail.Of("amount", operation.Amount),
        AuditDetail.Of("currency", charge.Amount.Currency),
    ];
}
