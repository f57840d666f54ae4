using PayGate.Contracts.Captures;
using PayGate.Media.Calls;
using PayGate.Media.Srtp;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Calls;

public sealed class AllocationTests
{
    private const int Packets = 2000;
    private const int PacketsBetweenWaits = 100;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Relaying_a_packet_allocates_nothing(bool isMasked, bool isRecorded)
    {
        using var bench = new StreamBench(42920);
        if (isRecorded)
        {
            bench.Record();
            await bench.Call.Recorder!.File.Started;
        }

        if (isMasked)
        {
            bench.Call.CallerLeg.Mask.Close(MaskHolds.Block, MaskStyle.Silence);
        }

        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            least = Math.Min(least, AllocatedBySending(bench));
        }

        // Waiting for the disk, which only this test does, allocates; a packet that did would cost at least 24 bytes.
        Assert.InRange(least, 0, Packets * 8);
    }

    [Theory]
    [InlineData("AES_CM_128_HMAC_SHA1_80", false)]
    [InlineData("AES_CM_128_HMAC_SHA1_32", true)]
    [InlineData("AEAD_AES_128_GCM", true)]
    [InlineData("AEAD_AES_256_GCM", false)]
    public void Relaying_between_secure_legs_allocates_nothing(string suite, bool isMasked)
    {
        using var bench = new StreamBench(42924);
        bench.Secure(CryptoSuite.Find(suite)!);
        if (isMasked)
        {
            bench.Call.CallerLeg.Mask.Close(MaskHolds.Block, MaskStyle.Silence);
        }

        AllocatedBySending(bench);
        Assert.InRange(bench.SentToAgent, Packets - 10, Packets);
        Assert.InRange(AllocatedBySending(bench), 0, Packets - 1);
    }

    private static long AllocatedBySending(StreamBench bench)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Packets; i++)
        {
            bench.SendAudio();
            if (i % PacketsBetweenWaits == 0)
            {
                SpinWait.SpinUntil(() => bench.Call.Recorder?.File.Queued is not > 0);
            }
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
