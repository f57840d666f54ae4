using PayGate.Contracts.Charges;
using PayGate.Vault.Charges.Providers;

namespace PayGate.Vault.Charges;

/// <summary>
/// What may follow what. One request at a time is open on a charge, so sums are never judged while one of them may still change.
/// </summary>
internal static class ChargeRules
{
    /// <summary>Whether a request may be made; <see langword="null"/> when it may.</summary>
    internal static ChargeRefusal? Refuse(ChargeRow charge, OperationRow last, ChargeOperationKind kind, Money amount) =>
        last.IsOpen ? ChargeRefusal.OperationOpen
        : kind == ChargeOperationKind.Authorise || !StatesFor(kind).Contains(charge.State) ? ChargeRefusal.WrongState
        : !amount.IsChargeable || amount.Currency != charge.Amount.Currency ? ChargeRefusal.Amount
        : amount.Minor > Left(charge, kind) ? ChargeRefusal.TooMuch
        : kind == ChargeOperationKind.Void && amount.Minor != charge.Amount.Minor ? ChargeRefusal.Amount
        : null;

    /// <summary>The most that can be asked for, in minor units.</summary>
    internal static long Left(ChargeRow charge, ChargeOperationKind kind) =>
        kind == ChargeOperationKind.Refund ? charge.Captured - charge.Refunded : charge.Amount.Minor - charge.Captured;

    /// <summary>
    /// Whether an answer changes what is known. One that says "done" comes through even when the request was given up as never arrived, as
    /// long as nothing was built on that.
    /// </summary>
    internal static bool Counts(ChargeRow charge, OperationRow operation, ProviderAnswer answer) =>
        operation.IsOpen
        || (operation is { State: ChargeOperationState.Failed, Problem: ChargeProblem.NeverArrived }
            && operation.Number == charge.Operations
            && answer.Outcome == ProviderOutcome.Approved);

    /// <summary>The state of a request after an answer.</summary>
    internal static ChargeOperationState StateAfter(ProviderOutcome outcome) => outcome switch
    {
        ProviderOutcome.Approved => ChargeOperationState.Succeeded,
        ProviderOutcome.Declined => ChargeOperationState.Declined,
        ProviderOutcome.Unknown => ChargeOperationState.Unknown,
        _ => ChargeOperationState.Failed,
    };

    /// <summary>The charge after a request of it came out.</summary>
    internal static ChargeRow After(ChargeRow charge, OperationRow operation) => (operation.Kind, operation.State) switch
    {
        (ChargeOperationKind.Authorise, ChargeOperationState.Succeeded) => charge.CaptureAtOnce
            ? charge with { State = ChargeState.Captured, Captured = operation.Amount }
            : charge with { State = ChargeState.Authorised },
        (ChargeOperationKind.Authorise, ChargeOperationState.Declined) => charge with { State = ChargeState.Declined },
        (ChargeOperationKind.Authorise, ChargeOperationState.Failed) => charge with { State = ChargeState.Failed },
        (ChargeOperationKind.Authorise, ChargeOperationState.Unknown) => charge with { State = ChargeState.Unknown },
        (ChargeOperationKind.Capture, ChargeOperationState.Succeeded) =>
            charge with { State = ChargeState.Captured, Captured = operation.Amount },
        (ChargeOperationKind.Void, ChargeOperationState.Succeeded) => charge with { State = ChargeState.Voided },
        (ChargeOperationKind.Refund, ChargeOperationState.Succeeded) => charge with
        {
            Refunded = charge.Refunded + operation.Amount,
            State = charge.Refunded + operation.Amount == charge.Captured ? ChargeState.Refunded : ChargeState.PartiallyRefunded,
        },
        _ => charge,
    };

    private static ChargeState[] StatesFor(ChargeOperationKind kind) =>
        kind == ChargeOperationKind.Refund ? [ChargeState.Captured, ChargeState.PartiallyRefunded] : [ChargeState.Authorised];
}
