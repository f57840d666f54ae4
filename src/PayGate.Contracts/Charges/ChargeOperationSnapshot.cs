namespace PayGate.Contracts.Charges;

/// <summary>One request to a provider, as it stands.</summary>
/// <param name="Number">From 1 within its charge; 1 is the authorisation.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="Amount">Of how much.</param>
/// <param name="State">How it came out.</param>
/// <param name="Problem">Why not; <see langword="null"/> when there is nothing to say.</param>
/// <param name="ProviderReference">What the provider calls it; <see langword="null"/> until it is known.</param>
public sealed record ChargeOperationSnapshot(
    int Number, ChargeOperationKind Kind, Money Amount, ChargeOperationState State, ChargeProblem? Problem, string? ProviderReference);
