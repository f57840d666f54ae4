using System.Diagnostics;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>A program of others that a test starts and stops by its process id; what it says goes to a file.</summary>
internal sealed class ExternalProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Task _reading;

    public ExternalProgram(string program, string outputFile, params string[] arguments)
    {
        OutputFile = outputFile;
        ProcessStartInfo start = new(program, arguments)
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

    public int Id => _process.Id;

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
            using Process terminate = Process.Start("/bin/kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
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
