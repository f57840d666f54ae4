using PayGate.Contracts.Recordings;

namespace PayGate.Media.Recording;

/// <summary>One thing for the writing thread to do.</summary>
/// <param name="File">On which recording.</param>
/// <param name="Chunk">Audio to append; <see langword="null"/>: open the file, or complete it.</param>
/// <param name="Samples">How much of the chunk is audio.</param>
/// <param name="Finished">What completes the recording: its trailer, and what the redaction line is told.</param>
internal readonly record struct RecordingJob(RecordingFile File, short[]? Chunk, int Samples, FinishedRecording? Finished);
