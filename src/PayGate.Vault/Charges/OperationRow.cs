using PayGate.Contracts.Charges;

namespace PayGate.Vault.Charges;

/// <summary>A request to a provider, as stored.</summary>
/// <param name="Charge">Of which charge.</param>
/// <param name="Number">From 1; 1 is the authorisation.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="State">How it came out.</param>
/// <param name="Request">Digest of what the caller asked, to tell a repeat from another request under the same key.</param>
/// <param name="Owner">The process that sends it.</param>
/// <param name="Actor">Who asked, for the audit.</param>
/// <param name="ProviderReference">What the provider calls it.</param>
/// <param name="Problem">Why not.</param>
/// <param name="Checks">How often the provider was asked what became of it.</param>
/// <param name="CheckAt">When to ask (again); <see langword="null"/> once it is known.</param>
internal sealed record OperationRow(
    ChargeId Charge,
    int Number,
    ChargeOperationKind Kind,
    long Amount,
    ChargeOperationState State,
    byte[] Request,
    string Owner,
    string Actor,
    string? ProviderReference = null,
    ChargeProblem? Problem = null,
    int Checks = 0,
    DateTimeOffset? CheckAt = null)
{
    /// <summary>It is not known how it came out: nothing else may be done to the charge.</summary>
    internal bool IsOpen => State is ChargeOperationState.Sending or ChargeOperationState.Unknown;
}
