using System.Diagnostics;
using PayGate.Benchmarks.Load;

namespace PayGate.Benchmarks.Relay;

/// <summary>A relay as a process of its own, started for the benchmark: ours, or Debian's rtpengine in user space.</summary>
internal sealed class RelayUnderLoad : IDisposable
{
    private const string Rtpengine = "/usr/bin/rtpengine";
    private const int StartSeconds = 20;

    // Without one of its own a second rtpengine on the machine does not start.
    private const int CliPortDistance = 8;
    private readonly Process _process;

    private RelayUnderLoad(ProcessStartInfo start, int ngPort)
    {
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        NgPort = ngPort;
        _process = Process.Start(start) ?? throw new InvalidOperationException("A relay could not be started.");
        _process.OutputDataReceived += (_, line) => Report = GcReport.TryRead(line.Data) ?? Report;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal int NgPort { get; }

    internal int Id => _process.Id;

    /// <summary>What our relay last said of its memory; nothing for rtpengine.</summary>
    internal GcReport? Report { get; private set; }

    /// <summary>Our relay, as the set-up built it.</summary>
    internal static Task<RelayUnderLoad> StartOursAsync(int ngPort, int firstPort, int lastPort, int? workers, CancellationToken cancellationToken)
    {
        string program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../PayGate/release/paygate"));
        List<string> arguments =
            ["relay", "--ng", $"127.0.0.1:{ngPort}", "--first-port", $"{firstPort}", "--last-port", $"{lastPort}", "--report-seconds", "1"];
        if (workers is not null)
        {
            arguments.AddRange(["--workers", $"{workers}"]);
        }

        return StartAsync(new ProcessStartInfo(program, arguments), ngPort, cancellationToken);
    }

    internal static Task<RelayUnderLoad> StartRtpengineAsync(int ngPort, int firstPort, int lastPort, CancellationToken cancellationToken) => StartAsync(
        new ProcessStartInfo(
            Rtpengine,
            [
                "--table=-1", "--interface=127.0.0.1", $"--listen-ng=127.0.0.1:{ngPort}", $"--port-min={firstPort}", $"--port-max={lastPort}",
                $"--listen-cli=127.0.0.1:{ngPort + CliPortDistance}", "--foreground", "--log-stderr", "--log-level=2",
            ]),
        ngPort,
        cancellationToken);

    /// <summary>Version and mode of the reference.</summary>
    internal static string DescribeRtpengine()
    {
        using Process process = Process.Start(new ProcessStartInfo(Rtpengine, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("rtpengine could not be started.");
        string version = (process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd()).Trim().Split('\n')[0];
        process.WaitForExit();
        return version.Replace("Version:", "rtpengine", StringComparison.Ordinal) + " in user space";
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<RelayUnderLoad> StartAsync(ProcessStartInfo start, int ngPort, CancellationToken cancellationToken)
    {
        RelayUnderLoad relay = new(start, ngPort);
        using NgCaller ng = new(ngPort);
        for (int i = 0; i < StartSeconds * 10; i++)
        {
            if (relay._process.HasExited)
            {
                break;
            }

            if (ng.IsAlive())
            {
                return relay;
            }

            await Task.Delay(100, cancellationToken);
        }

        relay.Dispose();
        throw new InvalidOperationException($"{Path.GetFileName(start.FileName)} did not start to answer.");
    }
}
