using System.CommandLine;
using System.Globalization;
using PayGate.Evidence.Cards;

namespace PayGate.Commands;

/// <summary><c>paygate scan</c>: card numbers at rest. Says where, never what.</summary>
internal static class ScanCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Argument<string[]> paths = new("paths") { Description = "Files and folders.", Arity = ArgumentArity.OneOrMore };
        Command command = new("scan", "Look for card numbers in files; exits 1 when there are any, 2 when a place could not be searched.") { paths };
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed.GetValue(paths)!, cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(string[] paths, CancellationToken cancellationToken)
    {
        CardScanReport report = CardDataScan.Run(
            paths,
            finding => Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.File}: {finding.Digits} digits at byte {finding.Offset}, {finding.Brand}, {finding.Form}")),
            cancellationToken);
        foreach (Evidence.Files.UnseenPlace unseen in report.Unseen)
        {
            Console.Error.WriteLine($"{unseen.Place}: not searched: {unseen.Reason}");
        }

        foreach (string packed in report.Packed)
        {
            Console.Error.WriteLine($"{packed}: compressed, searched as it is");
        }

        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Findings} card numbers in {report.Files} files, {report.Bytes} bytes; {report.LongNumbers} longer numbers not judged"));
        return report.Findings > 0 ? 1 : report.Unseen.Count > 0 ? 2 : 0;
    }
}
