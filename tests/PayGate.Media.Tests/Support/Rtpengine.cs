using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PayGate.Media.Tests.Support;

/// <summary>Debian's rtpengine in user space on loopback: another implementation of everything the relay does on the wire.</summary>
internal sealed class Rtpengine : IDisposable
{
    private const int FirstPort = 36000;
    private const int LastPort = 36199;

    private readonly Process _process;

    internal Rtpengine(int ngPort)
    {
        string[] arguments =
        [
            "--foreground", "--table=-1", "--interface=127.0.0.1", "--listen-ng=127.0.0.1:" + ngPort.ToString(CultureInfo.InvariantCulture),
            "--port-min=" + FirstPort, "--port-max=" + LastPort, "--log-level=3", "--log-stderr", "--num-threads=1", "--config-file=none",
        ];
        _process = Process.Start(new ProcessStartInfo("/usr/bin/rtpengine", arguments) { RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        Ng = new NgClient(new IPEndPoint(IPAddress.Loopback, ngPort));
        WaitUntilUp();
    }

    internal NgClient Ng { get; }

    public void Dispose()
    {
        Ng.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void WaitUntilUp()
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                Ng.Ask(("command", "ping"));
                return;
            }
            catch (SocketException) when (tries < 100 && !_process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }
}
