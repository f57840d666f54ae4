using System.CommandLine;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Imports;
using PayGate.Redaction.Transcripts;
using Spectre.Console;

namespace PayGate.Commands;

/// <summary><c>paygate redact</c>: transcripts from standard input line by line, or files and folders.</summary>
internal static class RedactCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Argument<string?> input = new("input") { Description = "A recording, a transcript or a folder of them.", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> output = new("output") { Description = "Where the redacted version goes.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> jsonl = new("--jsonl") { Description = "Reads transcripts as JSON lines from standard input, writes them to standard output." };
        Option<bool> bleep = new("--bleep") { Description = "Puts a tone instead of silence where audio is removed." };
        Command command = new("redact", "Remove card numbers and other personal data from transcripts and recordings.") { input, output, jsonl, bleep };
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(jsonl))
            {
                return RunLinesAsync(cancellationToken);
            }

            if (parsed.GetValue(input) is not { } from || parsed.GetValue(output) is not { } to)
            {
                throw new FormatException("redact needs --jsonl, or an input and an output.");
            }

            return RunFilesAsync(from, to, parsed.GetValue(bleep) ? Replacement.Bleep : Replacement.Silence, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunLinesAsync(CancellationToken cancellationToken)
    {
        await using Stream input = Console.OpenStandardInput();
        await using Stream output = Console.OpenStandardOutput();
        JsonLinesReport report = await JsonLines.RunAsync(input, output, RedactionPolicy.Default, cancellationToken);
        if (report.Failed > 0)
        {
            Console.Error.WriteLine($"paygate: {report.Failed} of {report.Lines} lines could not be redacted; each has an error in the output.");
        }

        return report.ExitCode;
    }

    private static async Task<int> RunFilesAsync(string from, string to, Replacement replacement, CancellationToken cancellationToken)
    {
        FileRedactor redactor = new(replacement, TimeProvider.System);
        FileRedactionReport? report = null;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask("redact");
            report = await redactor.RunAsync(
                from,
                to,
                state => task.Value = ((state.Done * 100.0) + state.Percent) / Math.Max(1, state.Total),
                cancellationToken);
            task.Value = 100;
        });
        foreach (FileRedactionResult file in report!.Files)
        {
            Console.Out.WriteLine(file.State is FileRedactionState.Redacted
                ? $"{file.Name}: redacted, {file.Removed} removed"
                : $"{file.Name}: {file.State.ToString().ToLowerInvariant()}: {file.Problem}");
        }

        Console.Error.WriteLine("paygate: speech in recordings was not checked: no speech engine is installed.");
        return report.Complete ? 0 : 1;
    }
}
