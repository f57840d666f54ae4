using PayGate.Benchmarks.Measuring;
using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;
using PayGate.Media.Rtp;
using PayGate.Media.Srtp;
using PayGate.Media.Tests.Srtp;

namespace PayGate.Benchmarks.Srtp;

/// <summary>CPU time to protect and to open a packet of 20 ms of G.711, beside libsrtp on the same packets.</summary>
internal sealed class SrtpBenchmark : INamedBenchmark
{
    private const string LibSrtp2 = "libsrtp2 srtp_protect and srtp_unprotect, the same packets";
    private const int PacketBytes = 172;
    private const int Batch = 1024;

    private readonly byte[] _packet = new byte[PacketBytes];
    private readonly byte[][] _sealed = [.. Enumerable.Range(0, Batch).Select(_ => new byte[PacketBytes + SrtpSession.MostAddedBytes])];
    private readonly int[] _lengths = new int[Batch];

    /// <inheritdoc/>
    public string Name => "srtp";

    /// <inheritdoc/>
    public string Summary => "SRTP per packet in each crypto-suite, beside libsrtp";

    /// <inheritdoc/>
    public Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        int batches = options.Number("batches", options.IsQuick ? 10 : 150);
        int rounds = options.Number("rounds", options.IsQuick ? 2 : 7);
        List<Figure> figures = [];
        long allocated = 0;
        foreach (CryptoSuite suite in CryptoSuite.Preferred)
        {
            List<(double Ours, double Reference)> seals = [], opens = [];
            for (int round = -1; round < rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (double sealsOurs, double opensOurs, long bytes) = MeasureOurs(suite, batches);
                (double sealsReference, double opensReference) = MeasureReference(suite, batches);
                if (round >= 0)
                {
                    seals.Add((sealsOurs, sealsReference));
                    opens.Add((opensOurs, opensReference));
                    allocated = Math.Max(allocated, bytes);
                }
            }

            figures.Add(Figure.OfRounds("protect-" + suite.Name, "us/packet", seals, LibSrtp2));
            figures.Add(Figure.OfRounds("open-" + suite.Name, "us/packet", opens, LibSrtp2));
        }

        figures.Add(new Figure("allocated", "B/packet", allocated));
        return Task.FromResult(new BenchmarkReport(
            Name,
            new Dictionary<string, object>
            {
                ["processors"] = Environment.ProcessorCount,
                ["packetBytes"] = PacketBytes,
                ["packets"] = batches * Batch,
                ["rounds"] = rounds,
            },
            figures));
    }

    private (double Seals, double Opens, long Allocated) MeasureOurs(CryptoSuite suite, int batches)
    {
        using SdesLine line = SdesLine.Create(1, suite, []);
        using var sender = new SrtpSender();
        using var receiver = new SrtpReceiver();
        sender.Use(line.Keys[0], 0, []);
        receiver.Accept(new SdesLine(1, suite, [line.Keys[0].Copy()]));
        (double seals, double opens, int sequence) = (0, 0, 0);
        long before = 0;
        for (int batch = 0; batch < batches; batch++)
        {
            // The first batch sets the source up, which costs some bytes once.
            before = batch == 1 ? GC.GetAllocatedBytesForCurrentThread() : before;
            double start = CpuClock.Thread();
            for (int i = 0; i < Batch; i++)
            {
                RtpPacket.WriteHeader(_packet, 8, marker: false, (ushort)sequence++, 160, 7);
                _lengths[i] = sender.SealRtp(_packet, _sealed[i], 0, hasPartyChanged: true);
            }

            double middle = CpuClock.Thread();
            for (int i = 0; i < Batch; i++)
            {
                Check(receiver.OpenRtp(_sealed[i].AsSpan(0, _lengths[i]), 0));
            }

            seals += middle - start;
            opens += CpuClock.Thread() - middle;
        }

        long allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / ((batches - 1) * Batch);
        return (seals / (batches * Batch), opens / (batches * Batch), allocated);
    }

    private (double Seals, double Opens) MeasureReference(CryptoSuite suite, int batches)
    {
        using SdesLine line = SdesLine.Create(1, suite, []);
        using var sender = new LibSrtp(suite, line.Keys[0].Master.Bytes, sends: true);
        using var receiver = new LibSrtp(suite, line.Keys[0].Master.Bytes, sends: false);
        (double seals, double opens, int sequence) = (0, 0, 0);
        for (int batch = 0; batch < batches; batch++)
        {
            double start = CpuClock.Thread();
            for (int i = 0; i < Batch; i++)
            {
                RtpPacket.WriteHeader(_packet, 8, marker: false, (ushort)sequence++, 160, 7);
                _packet.CopyTo(_sealed[i], 0);
                _lengths[i] = sender.Protect(_sealed[i], PacketBytes);
            }

            double middle = CpuClock.Thread();
            for (int i = 0; i < Batch; i++)
            {
                Check(receiver.Unprotect(_sealed[i], _lengths[i]));
            }

            seals += middle - start;
            opens += CpuClock.Thread() - middle;
        }

        return (seals / (batches * Batch), opens / (batches * Batch));
    }

    private static void Check(int length)
    {
        if (length != PacketBytes)
        {
            throw new InvalidOperationException("A packet did not open.");
        }
    }
}
