using System.Diagnostics;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>
/// A program of others that a test starts and stops; what it says goes to a file. It ends with its input, so that it does not outlive a test run
/// that was killed.
/// </summary>
internal sealed class ExternalProgram : IAsyncDisposable
{
    // A shell in the background has no input: it is kept as descriptor 3.
    private const string EndsWithInput =
        "exec 3<&0; \"$@\" 3<&- & program=$!; (cat <&3; kill -TERM $program) >/dev/null 2>&1 & wait $program";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Task _reading;

    public ExternalProgram(string program, string outputFile, params string[] arguments)
    {
        OutputFile = outputFile;
        ProcessStartInfo start = new("/bin/sh", ["-c", EndsWithInput, program, program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetDirectoryName(outputFile)!,
        };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start) ?? throw new IOException(program + " did not start.");
        FileStream output = new(outputFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        _reading = ReadAsync(output);
    }

    public string OutputFile { get; }

    public bool HasExited => _process.HasExited;

    public string Output()
    {
        using StreamReader reader = new(new FileStream(OutputFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    /// <summary>As a failing machine ends it.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using CancellationTokenSource patience = new(Patience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Kill();
            }
        }

        await _reading.WaitAsync(Patience);
        _process.Dispose();
    }

    private async Task ReadAsync(FileStream output)
    {
        await using (output)
        {
            await Task.WhenAll(CopyAsync(_process.StandardOutput, output), CopyAsync(_process.StandardError, output));
        }
    }

    private static async Task CopyAsync(StreamReader from, FileStream to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(line + "\n");
            lock (to)
            {
                to.Write(bytes);
                to.Flush();
            }
        }
    }
}
