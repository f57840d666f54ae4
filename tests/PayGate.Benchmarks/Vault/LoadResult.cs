namespace PayGate.Benchmarks.Vault;

/// <summary>What a load came to.</summary>
/// <param name="PerSecond">Calls a second.</param>
/// <param name="Median">Milliseconds of the median call.</param>
/// <param name="Slowest">Milliseconds of the call at 99 of 100.</param>
/// <param name="Calls">Calls in all.</param>
internal readonly record struct LoadResult(double PerSecond, double Median, double Slowest, int Calls);
