using System.Data.Common;
using PayGate.Audit;
using PayGate.Audit.Storage;

namespace PayGate.Evidence.Chains;

/// <summary>Verifies the chains of a data folder (PCI DSS 10.3.4), offline or beside a running PayGate; needs the public audit key only.</summary>
public static class ChainVerifier
{
    /// <summary>
    /// Verifies every <c>NAME.db</c> below a folder as the chain <c>NAME</c>. A chain that is expected, or that a checkpoint names, and is not there
    /// counts as broken.
    /// </summary>
    /// <param name="dataFolder">Where the databases are.</param>
    /// <param name="expected">Names of chains that must be there.</param>
    /// <param name="elsewhere">Databases with a chain that are not files of the folder; named by what their chain calls itself.</param>
    /// <param name="key">The audit key's public half, best from a copy kept elsewhere.</param>
    /// <param name="checkpointFile">The checkpoint file, if one is kept.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ChainReport Verify(
        string dataFolder,
        IReadOnlyCollection<string> expected,
        IReadOnlyCollection<DatabaseAddress> elsewhere,
        AuditPublicKey key,
        string? checkpointFile,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(elsewhere);
        ArgumentNullException.ThrowIfNull(key);
        AuditCheckpointFile checkpoints = checkpointFile is null ? AuditCheckpointFile.Empty : AuditCheckpointFile.Read(checkpointFile, key);
        HashSet<string> missing = [.. expected, .. checkpoints.Checkpoints.Select(checkpoint => checkpoint.Chain)];
        List<AuditVerification> verdicts = [];
        List<string> without = [];
        foreach (string file in Directory.EnumerateFiles(dataFolder, "*.db", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            AuditVerification verdict = VerifyFile(file, name, key, checkpoints, cancellation);
            if (verdict.Problem == AuditProblem.HeadMissing && !missing.Contains(name))
            {
                without.Add(Path.GetRelativePath(dataFolder, file));
                continue;
            }

            missing.Remove(name);
            verdicts.Add(verdict);
        }

        foreach (DatabaseAddress database in elsewhere)
        {
            AuditVerification verdict = VerifyServer(database, key, checkpoints, cancellation);
            missing.Remove(verdict.Chain);
            verdicts.RemoveAll(other => other.Chain == verdict.Chain);
            verdicts.Add(verdict);
        }

        verdicts.AddRange(missing.Select(name => new AuditVerification(name, 0, AuditProblem.HeadMissing, null, "The chain's database is not there.")));
        return new ChainReport(key.Id, [.. verdicts.OrderBy(verdict => verdict.Chain, StringComparer.Ordinal)], without);
    }

    private static AuditVerification VerifyServer(
        DatabaseAddress database, AuditPublicKey key, AuditCheckpointFile checkpoints, CancellationToken cancellation)
    {
        string name = database.ToString();
        try
        {
            using AuditReader reader = AuditReader.Open(database);
            name = reader.FindHead()?.Chain ?? name;
            return reader.Verify(name, key, checkpoints, cancellation);
        }
        catch (Exception problem) when (problem is DbException or IOException)
        {
            return new AuditVerification(name, 0, AuditProblem.Unreadable, null, "The database cannot be read.");
        }
    }

    private static AuditVerification VerifyFile(
        string file,
        string name,
        AuditPublicKey key,
        AuditCheckpointFile checkpoints,
        CancellationToken cancellation)
    {
        try
        {
            using AuditReader reader = AuditReader.Open(file);
            return reader.Verify(name, key, checkpoints, cancellation);
        }
        catch (Exception problem) when (problem is DbException or IOException)
        {
            return new AuditVerification(name, 0, AuditProblem.Unreadable, null, "The database cannot be read.");
        }
    }
}
