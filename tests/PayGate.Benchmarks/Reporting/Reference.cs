namespace PayGate.Benchmarks.Reporting;

/// <summary>What a figure is compared with, measured in the same run.</summary>
/// <param name="What">Program, version where known, and how it was run.</param>
/// <param name="Value">Its figure.</param>
internal sealed record Reference(string What, double Value);
