using System.Globalization;
using PayGate.Contracts.Charges;

namespace PayGate.Vault.Charges.Providers.Simulator;

/// <summary>One request that reached the simulator.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="Problem">Why it was declined; <see langword="null"/>: it was carried out.</param>
internal sealed record SimulatorEntry(string Key, ChargeOperationKind Kind, long Amount, ChargeProblem? Problem)
{
    internal string Line() => string.Create(CultureInfo.InvariantCulture, $"{Key} {Kind} {Amount} {Problem?.ToString() ?? "-"}");

    internal ProviderAnswer Answer() => Problem is { } problem
        ? new ProviderAnswer(ProviderOutcome.Declined, "sim-" + Key, problem)
        : new ProviderAnswer(ProviderOutcome.Approved, "sim-" + Key);

    internal static SimulatorEntry Parse(string line)
    {
        string[] parts = line.Split(' ');
        return new SimulatorEntry(
            parts[0],
            Enum.Parse<ChargeOperationKind>(parts[1]),
            long.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3] == "-" ? null : Enum.Parse<ChargeProblem>(parts[3]));
    }
}
