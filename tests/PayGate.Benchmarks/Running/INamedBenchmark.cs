using PayGate.Benchmarks.Reporting;

namespace PayGate.Benchmarks.Running;

/// <summary>What <c>paygate bench NAME</c> runs.</summary>
internal interface INamedBenchmark
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured beside what, in one line.</summary>
    string Summary { get; }

    /// <summary>Measures. What it is doing meanwhile goes to standard error.</summary>
    /// <param name="options">How long, how often.</param>
    /// <param name="cancellationToken">Ends what was started.</param>
    Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken);
}
