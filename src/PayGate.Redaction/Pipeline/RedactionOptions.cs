using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Pipeline;

/// <summary>Settings of the redaction line.</summary>
public sealed class RedactionOptions
{
    /// <summary>Where relays write sealed recordings.</summary>
    public required string IntakeFolder { get; init; }

    /// <summary>Where the database, the keys and the redacted recordings go; belongs to one service at a time.</summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// Release recordings although no speech engine looked for spoken numbers. Default <see langword="false"/>: they are quarantined
    /// (PCI DSS 3.3.1: a spoken security code must not be kept).
    /// </summary>
    public bool ReleaseWithoutSpeechCheck { get; init; }

    /// <summary>What stands in the place of removed audio. Default silence.</summary>
    public Replacement Replacement { get; init; }

    /// <summary>Recordings worked on at once, 1 to 64; default 1. Each takes one core.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How often a recording is tried before it is quarantined, 1 to 20; default 3.</summary>
    public int MostAttempts { get; init; } = 3;

    /// <summary>Wait before a second attempt, doubled for each further one, 0 s to 1 h; default 5 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a file must have been left alone before it counts as orphaned, 1 s to 1 h; default 10 s.</summary>
    public TimeSpan OrphanAge { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the intake folder is searched for orphans, 1 s to 1 h; default 1 min. It is always searched at the start.</summary>
    public TimeSpan OrphanInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">Names all that are wrong at once.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        Require(!string.IsNullOrWhiteSpace(IntakeFolder), "IntakeFolder must be a folder.");
        Require(!string.IsNullOrWhiteSpace(DataFolder), "DataFolder must be a folder.");
        Require(Enum.IsDefined(Replacement), "Replacement must be Silence or Bleep.");
        Require(Workers is >= 1 and <= 64, "Workers must be 1 to 64.");
        Require(MostAttempts is >= 1 and <= 20, "MostAttempts must be 1 to 20.");
        Require(RetryDelay >= TimeSpan.Zero && RetryDelay <= TimeSpan.FromHours(1), "RetryDelay must be 0 s to 1 h.");
        Require(IsSecondToHour(OrphanAge), "OrphanAge must be 1 s to 1 h.");
        Require(IsSecondToHour(OrphanInterval), "OrphanInterval must be 1 s to 1 h.");
        if (problems.Count > 0)
        {
            throw new ArgumentException("The settings of the redaction line are wrong. " + string.Join(' ', problems));
        }

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    private static bool IsSecondToHour(TimeSpan time) => time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromHours(1);
}
