namespace PayGate.Vault.Rotation;

/// <summary>How far work on keys is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Keys or tenants that are done.</param>
/// <param name="Total">Keys or tenants there are to do; 0 when that is not known.</param>
public readonly record struct KeyProgress(string Step, long Done, long Total);
