namespace PayGate.Contracts.Certificates;

/// <summary>A detector that took part.</summary>
/// <param name="Part">What it did: <c>mask</c> or <c>verification</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Changes whenever its rule does.</param>
public sealed record DetectorName(string Part, string Name, int Version);
