using PayGate.Contracts.Recordings;

namespace PayGate.Redaction.Store;

/// <summary>A recording in the hands of a worker.</summary>
/// <param name="Recording">What was submitted.</param>
/// <param name="HasTranscript">A sealed transcript was submitted with it.</param>
/// <param name="Attempts">How often it was taken up, this time included.</param>
/// <param name="State"><see cref="JobState.Working"/>, or <see cref="JobState.Verified"/> when only the original is left to destroy.</param>
internal sealed record RecordingJob(FinishedRecording Recording, bool HasTranscript, int Attempts, JobState State);
