using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PayGate.Media.Tests.Support;

/// <summary>
/// While it is there, this process can make no file longer than it says, so that writing fails in the middle of a file as on a full disk. The whole
/// process is meant: only for tests that run alone.
/// </summary>
internal sealed class SmallFiles : IDisposable
{
    internal const string Alone = "Files are limited";

    private const int FileSizeSignal = 25;

    private readonly PosixSignalRegistration _signal = PosixSignalRegistration.Create((PosixSignal)FileSizeSignal, context => context.Cancel = true);

    internal SmallFiles(int mostBytes) => Limit(mostBytes.ToString(CultureInfo.InvariantCulture));

    public void Dispose()
    {
        Limit("unlimited");
        _signal.Dispose();
    }

    private static void Limit(string most)
    {
        using Process prlimit = Process.Start("prlimit", ["--pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), "--fsize=" + most + ":"]);
        prlimit.WaitForExit();
        Assert.Equal(0, prlimit.ExitCode);
    }
}
