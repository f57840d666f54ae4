using System.Diagnostics;
using PayGate.Contracts;
using PayGate.Contracts.Cards;

namespace PayGate.Vault.Tests.Faults;

/// <summary>Runs <see cref="ChildVault"/> and keeps what it said.</summary>
internal sealed class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private ChildProcess(int exitCode, IReadOnlyList<string> lines, string errors)
    {
        ExitCode = exitCode;
        Lines = lines;
        Errors = errors;
    }

    internal int ExitCode { get; }

    internal IReadOnlyList<string> Lines { get; }

    internal string Errors { get; }

    /// <summary>It was not killed, but came to its end.</summary>
    internal bool IsDone => Lines.Count > 0 && Lines[^1] == "done";

    /// <summary>The tokens that were given.</summary>
    internal IEnumerable<CardToken> Tokens =>
        Lines.Where(line => line.StartsWith("pgt_", StringComparison.Ordinal)).Select(Identifiers.Parse<CardToken>);

    /// <summary>Runs it to its end.</summary>
    /// <param name="killAfter">Killed after so many tokens; 0: not.</param>
    /// <param name="fileLimit">Largest file it may write, in KiB; 0: no limit.</param>
    /// <param name="arguments">See <see cref="ChildVault"/>.</param>
    internal static async Task<ChildProcess> RunAsync(int killAfter, int fileLimit, params string[] arguments)
    {
        string program = "exec dotnet exec '" + typeof(ChildProcess).Assembly.Location + "' " + string.Join(' ', arguments);
        string limit = fileLimit == 0 ? "" : FormattableString.Invariant($"trap '' XFSZ; ulimit -f {fileLimit}; ");
        ProcessStartInfo start = new("bash", ["-c", limit + program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // With a limit on files the runtime cannot map its code twice.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using Process process = Process.Start(start)!;
        using CancellationTokenSource patience = new(Patience);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        List<string> lines = [];
        int tokens = 0;
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            lines.Add(line);
            tokens += line.StartsWith("pgt_", StringComparison.Ordinal) ? 1 : 0;
            if (killAfter > 0 && tokens == killAfter)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync(patience.Token);
        return new ChildProcess(process.ExitCode, lines, await errors);
    }
}
