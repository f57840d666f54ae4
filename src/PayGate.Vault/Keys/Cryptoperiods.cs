namespace PayGate.Vault.Keys;

/// <summary>How long keys are used for what is new (PCI DSS 3.7.4), from the day they were made.</summary>
/// <remarks>
/// A data key is replaced by itself at its end. Keys of other levels go on and are reported as overdue: replacing them is an operator's
/// decision (<c>paygate keys rotate</c>), or a schedule's.
/// </remarks>
public sealed record Cryptoperiods
{
    /// <summary>Versions of the vault key. By default a year.</summary>
    public TimeSpan Vault { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Root keys. By default a year.</summary>
    public TimeSpan Root { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Pairs that cards are sealed to. By default a year.</summary>
    public TimeSpan Sealing { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Tenant keys. By default a year.</summary>
    public TimeSpan Tenant { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Data keys. By default 90 days.</summary>
    public TimeSpan Data { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Records a data key writes at most, whatever its suite. By default and at most 2^30 (1,073,741,824).</summary>
    public long DataRecords { get; init; } = MostRecords;

    /// <summary>Keys of fingerprints. By default two years.</summary>
    public TimeSpan Fingerprint { get; init; } = TimeSpan.FromDays(730);

    /// <summary>Keys of permutation tokens. By default two years.</summary>
    public TimeSpan Token { get; init; } = TimeSpan.FromDays(730);

    internal const long MostRecords = 1L << 30;

    /// <summary>The period of a level.</summary>
    public TimeSpan Of(KeyLevel level) => level switch
    {
        KeyLevel.Vault => Vault,
        KeyLevel.Root => Root,
        KeyLevel.Sealing => Sealing,
        KeyLevel.Tenant => Tenant,
        KeyLevel.Data => Data,
        KeyLevel.Fingerprint => Fingerprint,
        KeyLevel.Token => Token,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary>All that is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [.. Enum.GetValues<KeyLevel>().Where(level => Of(level) < TimeSpan.FromDays(1))
            .Select(level => "The cryptoperiod of keys of the level " + level + " is at least 1 day.")];
        if (DataRecords is < 1 or > MostRecords)
        {
            problems.Add("A data key writes at least 1 and at most 1,073,741,824 records.");
        }

        return problems;
    }
}
