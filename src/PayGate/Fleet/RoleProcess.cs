using System.Diagnostics;
using System.Text.Json;


namespace PayGate.Fleet;

/// <summary>One role's process: started, announced, started again when it dies, stopped by the end of its input.</summary>
internal sealed class RoleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    // Beside this assembly, whoever loaded it: the program itself, or a test.
    private static readonly string ProgramFile = Path.Combine(AppContext.BaseDirectory, "paygate");

    private readonly IReadOnlyList<string> _arguments;
    private readonly CancellationTokenSource _stopping = new();
    private Process? _process;
    private Task _watching = Task.CompletedTask;

    /// <summary>Prepares a process with the given arguments; nothing is started yet.</summary>
    public RoleProcess(IReadOnlyList<string> arguments) => _arguments = arguments;

    /// <summary>What it said when it was ready the first time.</summary>
    public Announcement Announcement { get; private set; } = new("", "", []);

    /// <summary>It has announced itself and runs.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The process that plays the role now.</summary>
    public int ProcessId => _process?.Id ?? 0;

    /// <summary>Starts it and waits for its announcement.</summary>
    /// <exception cref="IOException">It ended or said nothing in time; its own words went to standard error.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Announcement = await LaunchAsync(_arguments, cancellationToken);
        _watching = Task.Run(WatchAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_process is { HasExited: false } process)
        {
            await StopAsync(process);
        }

        await _watching;
        _process?.Dispose();
        _stopping.Dispose();
    }

    private async Task<Announcement> LaunchAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(ProgramFile, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        IsReady = false;
        Process process = Process.Start(start) ?? throw new IOException("A role could not be started.");
        _process?.Dispose();
        _process = process;
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StartLimit, cancellationToken);
            Announcement? announcement = line is null ? null : JsonSerializer.Deserialize(line, AnnouncementJson.Default.Announcement);
            IsReady = announcement is not null;
            return announcement ?? throw new IOException("A role ended before it was ready: " + string.Join(' ', _arguments.Take(4)));
        }
        catch (Exception problem) when (problem is TimeoutException or JsonException)
        {
            process.Kill();
            throw new IOException("A role did not become ready: " + string.Join(' ', _arguments.Take(4)), problem);
        }
    }

    private async Task WatchAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            await _process!.WaitForExitAsync(CancellationToken.None);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await Task.Delay(RestartPause, _stopping.Token);
                await LaunchAsync(RestartArguments(), _stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (IOException problem)
            {
                await Console.Error.WriteLineAsync("paygate: " + problem.Message);
            }
        }
    }

    // Demo accounts are made and said once: a restart must not change the passwords that were printed.
    private IReadOnlyList<string> RestartArguments() => [.. _arguments.Where(argument => argument != "--demo-accounts")];

    private static async Task StopAsync(Process process)
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
