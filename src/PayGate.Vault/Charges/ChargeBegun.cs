using PayGate.Contracts.Charges;

namespace PayGate.Vault.Charges;

/// <summary>What came of writing a request down.</summary>
/// <param name="Charge">The charge, when there is one.</param>
/// <param name="Operation">The request, as written now or before.</param>
/// <param name="Refusal">Why it was not written.</param>
/// <param name="IsNew">It was written now, and is to be sent.</param>
internal sealed record ChargeBegun(ChargeRow? Charge, OperationRow? Operation, ChargeRefusal? Refusal, bool IsNew)
{
    /// <summary>What the provider called the charge's authorisation.</summary>
    internal string? Authorisation { get; init; }

    internal static ChargeBegun Refused(ChargeRefusal refusal) => new(null, null, refusal, IsNew: false);

    internal static ChargeBegun Before(ChargeRow charge, OperationRow operation, RequestKey key) =>
        operation.Request.AsSpan().SequenceEqual(key.Request)
            ? new ChargeBegun(charge, operation, null, IsNew: false)
            : Refused(ChargeRefusal.KeyReused);

    /// <summary>The charge as it stands.</summary>
    /// <exception cref="ChargeRefusedException">It was refused.</exception>
    internal ChargeSnapshot Snapshot() =>
        Refusal is { } refusal ? throw new ChargeRefusedException(refusal) : Charge!.Snapshot(Operation!);
}
