namespace PayGate.Benchmarks.Vault;

/// <summary>How hard and how long.</summary>
/// <param name="Callers">At once.</param>
/// <param name="Time">Of one round.</param>
/// <param name="Rounds">In which ours and the floor take turns.</param>
/// <param name="Tenants">Over which cards are spread.</param>
/// <param name="StartupTenants">Of the measurement of the start.</param>
/// <param name="Growth">Numbers of rows to measure at; none: not measured.</param>
internal sealed record VaultLoad(int Callers, TimeSpan Time, int Rounds, int Tenants, int StartupTenants, IReadOnlyList<int> Growth);
