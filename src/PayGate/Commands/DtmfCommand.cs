using System.CommandLine;
using System.Globalization;
using PayGate.Redaction.Tones;

namespace PayGate.Commands;

/// <summary><c>paygate dtmf</c>: what tones a recording still carries.</summary>
internal static class DtmfCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "A WAV file." };
        Option<bool> reveal = new("--reveal") { Description = "Prints the keys too: for forensic work on test data only." };
        Command command = new("dtmf", "Report the telephone tones in a recording: times and counts; exits 1 when there are any.") { file, reveal };
        command.SetAction((parsed, cancellationToken) =>
            Task.Run(() => Run(parsed.GetValue(file)!, parsed.GetValue(reveal), cancellationToken), cancellationToken));
        return command;
    }

    private static int Run(string file, bool reveal, CancellationToken cancellationToken)
    {
        using ToneReport report = ToneReport.Read(file, cancellationToken);
        foreach (ToneReportEntry tone in report.Tones)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"channel {tone.Channel + 1}: {tone.Place.From.TotalSeconds:F3} s to {tone.Place.To.TotalSeconds:F3} s"));
        }

        if (reveal)
        {
            RevealKeys(report);
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Tones.Count} tones, {report.Sounding.TotalMilliseconds:F0} ms in {report.Duration.TotalSeconds:F3} s of {report.Channels} channels"));
        return report.Tones.Count > 0 ? 1 : 0;
    }

    private static void RevealKeys(ToneReport report)
    {
        using Stream output = Console.OpenStandardOutput();
        for (int channel = 0; channel < report.Channels; channel++)
        {
            Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"channel {channel + 1} keys: "));
            Console.Out.Flush();
            report.RevealKeys(channel, output);
            output.Flush();
            Console.Out.WriteLine();
        }
    }
}
