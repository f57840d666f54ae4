using System.CommandLine;
using PayGate.Audit;
using PayGate.Capture.Certificates;
using PayGate.Contracts.Captures;
using PayGate.Evidence.Certificates;
using PayGate.Hosting;

namespace PayGate.Commands;

/// <summary><c>paygate evidence certificate</c>, and the check of what it writes.</summary>
internal static class CertificateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Argument<string> capture = new("capture") { Description = "The capture, cap_..." };
        Option<string> data = new("--data") { Description = "The data folder.", DefaultValueFactory = _ => "data" };
        Command certificate = new("certificate", "Write the signed certificate of one capture to standard output.") { capture, data };
        certificate.SetAction(parsed => Write(parsed.GetValue(capture)!, parsed.GetValue(data)!));
        return certificate;
    }

    /// <summary>Checks a certificate file and says in JSON what it states.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keyFiles">PEM files with public keys that are trusted; none: the data folder's own.</param>
    /// <param name="data">The data folder.</param>
    /// <returns>0 when it is genuine.</returns>
    public static int Verify(string file, IReadOnlyList<string> keyFiles, string data)
    {
        string[] files = keyFiles.Count > 0 ? [.. keyFiles] : [Path.Combine(data, "audit", "signing.key.pub")];
        if (files.FirstOrDefault(path => !File.Exists(path)) is { } missing)
        {
            throw new IOException("There is no key file " + missing + "; name the public audit keys by --key.");
        }

        AuditPublicKey[] keys = [.. files.Select(AuditPublicKey.Open)];
        try
        {
            CertificateReport report = CertificateVerifier.Verify(File.ReadAllBytes(file), keys);
            Console.Out.WriteLine(report.ToJson());
            return report.ExitCode;
        }
        finally
        {
            Array.ForEach(keys, key => key.Dispose());
        }
    }

    private static int Write(string capture, string data)
    {
        if (!CaptureId.TryParse(capture, out CaptureId id))
        {
            throw new FormatException("A capture is named cap_ and 26 characters.");
        }

        if (!Directory.Exists(data))
        {
            throw new IOException("There is no such data folder.");
        }

        using CertificateArchive archive = CertificateArchive.Open(Path.Combine(new DataFolder(data).Capture, "capture.db"));
        Console.Out.WriteLine(archive.Find(id, null) ?? throw new IOException("This capture has no certificate (yet)."));
        return 0;
    }
}
