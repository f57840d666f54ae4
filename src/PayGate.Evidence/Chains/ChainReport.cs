using System.Text.Json;
using PayGate.Audit;

namespace PayGate.Evidence.Chains;

/// <summary>The verdict on every chain of a data folder: the answer of <c>paygate evidence verify</c>.</summary>
/// <param name="KeyId">The audit key that was trusted.</param>
/// <param name="Chains">One verdict per chain, by name.</param>
/// <param name="FilesWithoutChain">Databases that hold no chain and of which none was expected.</param>
public sealed record ChainReport(string KeyId, IReadOnlyList<AuditVerification> Chains, IReadOnlyList<string> FilesWithoutChain)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>There is at least one chain and every one is as it was written.</summary>
    public bool IsIntact => Chains.Count > 0 && Chains.All(chain => chain.IsIntact);

    /// <summary>Exit status for a command line: 0 intact, 1 not.</summary>
    public int ExitCode => IsIntact ? 0 : 1;

    /// <summary>
    /// <c>{"ok", "keyId", "chains":[{"name","count","state":"intact|broken","problem","firstBadSequence","explanation"}], "filesWithoutChain"}</c>.
    /// </summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                Ok = IsIntact,
                KeyId,
                Chains = Chains.Select(chain => new
                {
                    Name = chain.Chain,
                    chain.Count,
                    State = chain.IsIntact ? "intact" : "broken",
                    Problem = chain.Problem.ToString(),
                    chain.FirstBadSequence,
                    chain.Explanation,
                }),
                FilesWithoutChain,
            },
            Json);
}
