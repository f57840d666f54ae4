using System.Text;
using System.Text.Json;

namespace PayGate.Audit;

/// <summary>
/// An append-only file, kept outside the databases and best on another disk or a write-once mount, with signed heads of the
/// chains: it shows when a whole database was put back to an older state (PCI DSS 10.3.3, 10.3.4).
/// </summary>
/// <param name="file">The file; made on first use.</param>
/// <param name="signer">Signs the checkpoints.</param>
/// <param name="clock">Source of their times.</param>
public sealed class AuditCheckpoints(string file, AuditSigner signer, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock _gate = new();

    /// <summary>Adds a checkpoint when the chain has grown by at least <paramref name="growth"/> events since its last one.</summary>
    /// <returns>Whether one was added; it is on the disk then.</returns>
    /// <exception cref="AuditBrokenException">
    /// The head is missing or forged, or the database no longer holds what the last checkpoint saw: nothing is added, so that
    /// tampering is never signed over.
    /// </exception>
    public bool Take(AuditReader reader, long growth = 1)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfLessThan(growth, 1);
        lock (_gate)
        {
            AuditHead head = reader.FindHead() ?? throw new AuditBrokenException("(unknown)", AuditProblem.HeadMissing);
            if (!head.IsSignedBy(signer.PublicKey))
            {
                throw new AuditBrokenException(head.Chain, AuditProblem.HeadForged);
            }

            AuditCheckpointFile known = AuditCheckpointFile.Read(file, signer.PublicKey);
            if (known.FirstBadLine is not null)
            {
                throw new AuditBrokenException(head.Chain, AuditProblem.CheckpointForged);
            }

            AuditCheckpoint? last = known.Checkpoints.LastOrDefault(checkpoint => checkpoint.Chain == head.Chain);
            RequireGrownFrom(last, head, reader);
            if (head.Count < (last?.Count ?? 0) + growth)
            {
                return false;
            }

            Append(head);
            return true;
        }
    }

    private static void RequireGrownFrom(AuditCheckpoint? last, AuditHead head, AuditReader reader)
    {
        if (last is null)
        {
            return;
        }

        if (head.Count < last.Count)
        {
            throw new AuditBrokenException(head.Chain, AuditProblem.RolledBack);
        }

        if (reader.FindHash(last.Count) is not { } hash || Convert.ToHexStringLower(hash) != last.Hash)
        {
            throw new AuditBrokenException(head.Chain, AuditProblem.EventsRewritten);
        }
    }

    private void Append(AuditHead head)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using FileStream stream = new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        using StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        string[] lines = AuditCheckpointFile.CompleteLines(reader.ReadToEnd());
        long complete = lines.Sum(line => (long)Encoding.UTF8.GetByteCount(line) + 1);
        AuditCheckpoint unsigned = new(
            head.Chain,
            head.Count,
            Convert.ToHexStringLower(head.Hash.Span),
            clock.GetUtcNow().ToUniversalTime(),
            lines.Length == 0 ? "" : AuditCheckpointFile.LinkTo(lines[^1]),
            signer.PublicKey.Id,
            ReadOnlyMemory<byte>.Empty);
        AuditCheckpoint signed = unsigned with { Signature = signer.Sign(unsigned.Statement()) };
        stream.SetLength(complete);
        stream.Position = complete;
        stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(signed, Json) + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
