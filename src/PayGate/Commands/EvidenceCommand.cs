using System.CommandLine;
using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.Evidence.Chains;
using PayGate.Hosting;

namespace PayGate.Commands;

/// <summary><c>paygate evidence</c>: what an assessor can check without trusting the running system.</summary>
internal static class EvidenceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "The data folder.", DefaultValueFactory = _ => "data" };
        Option<string[]> key = new("--key")
        {
            Description = "PEM file with the audit key's public half, from a copy of your own; for a certificate also that of the relay node, if it has another.",
        };
        Option<string?> database = VaultDatabaseOption.Create();
        Argument<string?> file = new("certificate") { Description = "A capture certificate to verify instead.", DefaultValueFactory = _ => null };
        Command verify = new(
            "verify", "Verify every audit chain of a data folder: finds changed, missing and reordered events. Or verify one capture certificate.")
        {
            file, data, key, database,
        };
        verify.SetAction((parsed, cancellationToken) => Task.Run(
            () => parsed.GetValue(file) is { } certificate
                ? CertificateCommand.Verify(certificate, parsed.GetValue(key) ?? [], parsed.GetValue(data)!)
                : Verify(
                    parsed.GetValue(data)!,
                    parsed.GetValue(key)?.SingleOrDefault(),
                    VaultDatabaseOption.Read(parsed.GetValue(database)),
                    cancellationToken),
            cancellationToken));
        return new Command("evidence", "Evidence for an assessor.") { verify, CertificateCommand.Create() };
    }

    private static int Verify(string data, string? keyFile, DatabaseAddress? vault, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(data))
        {
            throw new IOException("There is no such data folder.");
        }

        DataFolder folder = new(data);
        if (keyFile is null && !File.Exists(folder.AuditKey))
        {
            throw new IOException("The data folder holds no audit key; name one by --key.");
        }

        using AuditSigner? signer = keyFile is null ? AuditSigner.OpenOrCreate(folder.AuditKey) : null;
        using AuditPublicKey? given = keyFile is null ? null : AuditPublicKey.Open(keyFile);
        ChainReport report = ChainVerifier.Verify(
            folder.Root,
            [.. AuditChains.Of(folder, vault).Select(chain => chain.Name)],
            vault is null ? [] : [vault],
            given ?? signer!.PublicKey,
            File.Exists(folder.AuditCheckpoints) ? folder.AuditCheckpoints : null,
            cancellationToken);
        Console.Out.WriteLine(report.ToJson());
        return report.ExitCode;
    }
}
