namespace PayGate.Benchmarks.Load;

/// <summary>What a relay did under a load.</summary>
/// <param name="Cpu">Microseconds of CPU time per packet that it took in.</param>
/// <param name="Lost">Packets that did not come out, of those that had to.</param>
/// <param name="Misrouted">Packets that came out at another call.</param>
/// <param name="Median">Microseconds through the relay, half of the packets of unmasked directions.</param>
/// <param name="High">The same, 99 of 100.</param>
/// <param name="MemoryKiB">Memory of the relay at the end.</param>
/// <param name="SenderLateMilliseconds">How late the generator was at worst: above some 20 ms the machine had no time for it, and latencies say nothing.</param>
internal sealed record LoadResult(
    double Cpu, double Lost, long Misrouted, double Median, double High, double MemoryKiB, double SenderLateMilliseconds);
