using PayGate.Benchmarks.KeyVaults;
using PayGate.Benchmarks.Relay;
using PayGate.Benchmarks.Srtp;
using PayGate.Benchmarks.Tones;
using PayGate.Benchmarks.Vault;

namespace PayGate.Benchmarks.Running;

/// <summary>Every named benchmark; a new one is a line here.</summary>
internal static class BenchmarkList
{
    internal static IReadOnlyList<INamedBenchmark> All { get; } =
    [
        new RelayBenchmark(),
        new PacketBenchmark(),
        new ToneBenchmark(),
        new TalkOffBenchmark(),
        new VaultBenchmark(),
        new KeyVaultBenchmark(),
        new SrtpBenchmark(),
    ];

    internal static INamedBenchmark? Find(string? name) => All.FirstOrDefault(benchmark => benchmark.Name == name);
}
