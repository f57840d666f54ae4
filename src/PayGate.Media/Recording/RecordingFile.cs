using System.Text.Json;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Recordings;

namespace PayGate.Media.Recording;

/// <summary>One recording on disk. Worked on by the writing thread; its state may be read by anybody.</summary>
internal sealed class RecordingFile(string path, SealedRecordingHeader header, SealingKey key, Action<FinishedRecording> completed)
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SealedRecordingWriter? _writer;
    private int _state = (int)RecorderState.Starting;
    private int _queued;

    internal RecorderState State => (RecorderState)Volatile.Read(ref _state);

    internal SealedRecordingHeader Header => header;

    /// <summary>Completes when the file is open, or could not be opened: see <see cref="State"/>.</summary>
    internal Task Started => _started.Task;

    /// <summary>Jobs given and not yet done.</summary>
    internal int Queued => Volatile.Read(ref _queued);

    internal void JobGiven() => Interlocked.Increment(ref _queued);

    /// <summary>The disk is too slow: the recording takes no more. Called by the relay, not by the writing thread.</summary>
    internal void MarkStalled() => Volatile.Write(ref _state, (int)RecorderState.Failed);

    /// <summary>Does a job. A failure of the disk ends the recording; nothing is thrown for it.</summary>
    /// <returns><see langword="false"/> when the recording failed since the job before this one.</returns>
    internal bool TryDo(in RecordingJob job)
    {
        Interlocked.Decrement(ref _queued);
        bool wasGivenUp = _started.Task.IsCompleted && _writer is null;
        if (!wasGivenUp && State != RecorderState.Failed)
        {
            try
            {
                Do(job);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Volatile.Write(ref _state, (int)RecorderState.Failed);
            }
        }

        if (State != RecorderState.Failed || wasGivenUp)
        {
            return true;
        }

        Close();
        _started.TrySetResult();
        return false;
    }

    private void Do(in RecordingJob job)
    {
        if (job.Chunk is not null)
        {
            _writer!.Append(job.Chunk.AsSpan(0, job.Samples));
        }
        else if (job.Finished is not null)
        {
            _writer!.Complete(JsonSerializer.SerializeToUtf8Bytes(job.Finished, JsonSerializerOptions.Web));
            Close();
            Volatile.Write(ref _state, (int)RecorderState.Completed);
            completed(job.Finished);
        }
        else
        {
            _writer = SealedRecordingWriter.Create(path, header, key);
            Interlocked.CompareExchange(ref _state, (int)RecorderState.Writing, (int)RecorderState.Starting);
            _started.TrySetResult();
        }
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
