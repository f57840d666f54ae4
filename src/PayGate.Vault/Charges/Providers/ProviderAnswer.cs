using PayGate.Contracts.Charges;

namespace PayGate.Vault.Charges.Providers;

/// <summary>An answer of a provider, in the house's words.</summary>
/// <param name="Outcome">What it means.</param>
/// <param name="Reference">What the provider calls the request, up to 200 characters.</param>
/// <param name="Problem">Why not.</param>
internal sealed record ProviderAnswer(ProviderOutcome Outcome, string? Reference = null, ChargeProblem? Problem = null)
{
    internal static ProviderAnswer Unknown { get; } = new(ProviderOutcome.Unknown);

    internal static ProviderAnswer NotFound { get; } = new(ProviderOutcome.NotFound);

    internal static ProviderAnswer Unreachable { get; } = new(ProviderOutcome.Unreachable, null, ChargeProblem.ProviderUnreachable);
}
