using System.Diagnostics;
using PayGate.Evidence.KnownCards;

namespace PayGate.Evidence.Tests.KnownCards;

public sealed class KnownCardMemoryTests
{
    [Fact]
    public async Task Number_that_went_through_another_process_is_found_in_its_memory()
    {
        using Process echo = StartEcho();
        try
        {
            await EchoAsync(echo, "4111111111111111");

            KnownCardReport found = KnownCardScanTests.Search("4111111111111111").ScanMemory(echo.Id, CancellationToken.None);
            KnownCardReport other = KnownCardScanTests.Search("5555555555554444").ScanMemory(echo.Id, CancellationToken.None);

            Assert.Contains(found.Hits, hit => hit is { Needle: "card", Form: NeedleForm.Ascii });
            Assert.False(found.IsClean);
            Assert.Empty(other.Hits);
            Assert.True(other.Places > 3, "only " + other.Places + " regions were read");
            Assert.True(other.Bytes > 64 * 1024, "only " + other.Bytes + " bytes were read");
        }
        finally
        {
            echo.Kill();
            await echo.WaitForExitAsync();
        }
    }

    [Fact]
    public void Process_that_is_not_there_proves_nothing()
    {
        KnownCardReport report = KnownCardScanTests.Search("4111111111111111").ScanMemory(int.MaxValue, CancellationToken.None);

        Assert.False(report.IsClean);
        Assert.Equal(0, report.Places);
    }

    [Fact]
    public void Own_memory_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => KnownCardScanTests.Search("4111111111111111").ScanMemory(Environment.ProcessId, CancellationToken.None));

    [Fact]
    public void Maps_are_read_and_neighbours_joined()
    {
        IReadOnlyList<MemoryRegion> regions = MemoryRegion.Parse(
        [
            "00400000-00452000 r-xp 00000000 08:02 173521      /usr/bin/tool with space",
            "00651000-00652000 rw-p 00051000 08:02 173521      /usr/bin/tool with space",
            "7f0000000000-7f0000001000 rw-p 00000000 00:00 0 ",
            "7f0000001000-7f0000003000 rw-p 00000000 00:00 0 ",
            "7f0000003000-7f0000004000 ---p 00000000 00:00 0 ",
            "7f0000005000-7f0000006000 rw-p 00000000 00:00 0                          [heap]",
        ]);

        Assert.Equal(
            [
                new MemoryRegion(0x651000, 0x652000, "/usr/bin/tool with space"),
                new MemoryRegion(0x7f0000000000, 0x7f0000003000, ""),
                new MemoryRegion(0x7f0000005000, 0x7f0000006000, "[heap]"),
            ],
            regions);
    }

    private static Process StartEcho() =>
        Process.Start(new ProcessStartInfo("/bin/cat") { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static async Task EchoAsync(Process echo, string line)
    {
        await echo.StandardInput.WriteLineAsync(line);
        await echo.StandardInput.FlushAsync();
        Assert.Equal(line, await echo.StandardOutput.ReadLineAsync());
    }
}
