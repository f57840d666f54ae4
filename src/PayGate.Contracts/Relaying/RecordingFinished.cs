using PayGate.Contracts.Recordings;

namespace PayGate.Contracts.Relaying;

/// <summary>A recording was closed and waits in the intake folder.</summary>
/// <param name="Recording">The job for the redaction line.</param>
public sealed record RecordingFinished(FinishedRecording Recording) : RelayNotice;
