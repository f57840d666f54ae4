namespace PayGate.Smoke;

/// <summary>The one JSON object that <c>paygate smoke --json</c> prints.</summary>
internal sealed record SmokeReport
{
    /// <summary>Every figure is what it has to be.</summary>
    public required bool Ok { get; init; }

    /// <summary>The captures, one per transport and ending.</summary>
    public required IReadOnlyList<CaptureResult> Captures { get; init; }

    /// <summary>From the moment a key starts at the caller's telephone to its count at the agent's desk.</summary>
    public required Percentiles DigitToDeskMs { get; init; }

    /// <summary>Milliseconds of key tone on all agent legs, decoded from what left the relay.</summary>
    public required double AgentLegToneMs { get; init; }

    /// <summary>Telephone-event packets on all agent legs.</summary>
    public required int AgentLegEvents { get; init; }

    /// <summary>Milliseconds of key tone in all recordings as QA hears them, both channels.</summary>
    public required double RecordingToneMs { get; init; }

    /// <summary>Recordings that were redacted and released.</summary>
    public required int RecordingsReleased { get; init; }

    /// <summary>Longest time from hang-up to release of the redacted recording.</summary>
    public required double RedactedMs { get; init; }

    /// <summary>Hits of the keyed cards anywhere: sum of <see cref="LeaksByPlace"/>.</summary>
    public required int Leaks { get; init; }

    /// <summary>The same by place: logs, databases, recordings, other files, memory while the digits were held, memory at the end.</summary>
    public required IReadOnlyDictionary<string, int> LeaksByPlace { get; init; }

    /// <summary>Milliseconds of tone that the same ear heard on a call without capture: proof that it can hear.</summary>
    public required double ControlToneMs { get; init; }

    /// <summary>Keys that multimon-ng decoded on all agent legs and recordings; <see langword="null"/> when it is not installed.</summary>
    public required int? MultimonKeys { get; init; }

    /// <summary>Every audit chain verified intact.</summary>
    public required bool AuditIntact { get; init; }

    /// <summary>Captures with a genuine certificate that says the masked output was verified.</summary>
    public required int Certificates { get; init; }

    /// <summary>Keys that the relay heard behind its own mask.</summary>
    public required int MaskingFailures { get; init; }

    /// <summary>Seconds of masked sound that the relay listened to, in the capture with the least.</summary>
    public required double LeastVerifiedSeconds { get; init; }

    /// <summary>How long the run took.</summary>
    public required double Seconds { get; init; }

    /// <summary>What was not as it has to be, in words.</summary>
    public required IReadOnlyList<string> Failures { get; init; }
}
