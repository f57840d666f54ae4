using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PayGate.Audit;

/// <summary>The checkpoints read from a file: one JSON object per line, each bound to the line before.</summary>
/// <param name="Checkpoints">Those whose signature and link hold, in file order.</param>
/// <param name="FirstBadLine">1-based line that is unreadable, unsigned or does not link; <see langword="null"/> when all hold.</param>
public sealed record AuditCheckpointFile(IReadOnlyList<AuditCheckpoint> Checkpoints, int? FirstBadLine)
{
    /// <summary>No checkpoints.</summary>
    public static AuditCheckpointFile Empty { get; } = new([], null);

    /// <summary>
    /// Reads and checks a file; a missing one is empty. An unterminated last line is a write that a crash cut off and does not count.
    /// </summary>
    public static AuditCheckpointFile Read(string file, AuditPublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return File.Exists(file) ? Check(CompleteLines(File.ReadAllText(file)), key) : Empty;
    }

    internal static string[] CompleteLines(string text)
    {
        int end = text.LastIndexOf('\n');
        return end < 0 ? [] : text[..end].Split('\n');
    }

    internal static string LinkTo(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    private static AuditCheckpointFile Check(string[] lines, AuditPublicKey key)
    {
        List<AuditCheckpoint> good = [];
        int? firstBad = null;
        string previous = "";
        for (int i = 0; i < lines.Length; i++)
        {
            AuditCheckpoint? checkpoint = Parse(lines[i]);
            bool signed = checkpoint is not null
                && checkpoint.KeyId == key.Id
                && key.Verifies(checkpoint.Statement(), checkpoint.Signature.Span);
            if (signed)
            {
                good.Add(checkpoint!);
            }

            if (!signed || checkpoint!.Previous != previous)
            {
                firstBad ??= i + 1;
            }

            previous = LinkTo(lines[i]);
        }

        return new AuditCheckpointFile(good, firstBad);
    }

    private static AuditCheckpoint? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditCheckpoint>(line, AuditCheckpoints.Json) is { Chain: not null, Hash: not null, Previous: not null, KeyId: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
