using System.Diagnostics;

namespace PayGate.EndToEnd.Tests.Support;

/// <summary>The program as a person starts it.</summary>
internal sealed class PayGateProcess : IDisposable
{
    private static readonly string ProgramFile = Path.Combine(AppContext.BaseDirectory, "paygate");

    private readonly Process _process;

    private PayGateProcess(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        ProcessStartInfo start = new(ProgramFile, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        Errors = _process.StandardError.ReadToEndAsync();
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>All it said on standard error, once it has ended.</summary>
    internal Task<string> Errors { get; }

    internal bool HasExited => _process.HasExited;

    internal static PayGateProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) => new(environment, arguments);

    /// <summary>Runs it to its end.</summary>
    internal static async Task<(int Code, string Errors)> RunAsync(params string[] arguments)
    {
        using PayGateProcess run = new(new Dictionary<string, string>(), arguments);
        await run._process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (run._process.ExitCode, await run.Errors);
    }

    /// <summary>Ends it as the end of its input does, or kills it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }
}
