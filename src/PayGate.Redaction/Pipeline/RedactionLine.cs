using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PayGate.CardData.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Store;

namespace PayGate.Redaction.Pipeline;

/// <summary>Takes recordings from the queue one after the other and decides what becomes of those that fail.</summary>
internal sealed class RedactionLine(RecordingStore store, RecordingWorker worker, RedactionOptions options, ILogger log)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<RecordingId, int> _progress = new();
    private readonly ConcurrentQueue<(RecordingJob Job, Exception Failure)> _unsettled = new();

    /// <summary>How far the work on a recording is, 0 to 100; 0 when no worker has it.</summary>
    public int ProgressOf(RecordingId id) => _progress.GetValueOrDefault(id);

    /// <summary>Takes the next recording through the line.</summary>
    /// <returns><see langword="false"/> when none was due.</returns>
    /// <exception cref="OperationCanceledException">Stopped; the recording stays where it is and is taken up again.</exception>
    public bool WorkNext(CancellationToken cancellationToken)
    {
        SettleLeft();
        if (store.Take() is not { } job)
        {
            return false;
        }

        RecordingId id = job.Recording.Id;
        try
        {
            if (job.State == JobState.Working && job.Attempts > options.MostAttempts)
            {
                throw new QuarantineException(QuarantineReason.FailedRepeatedly);
            }

            worker.Work(job, percent => _progress[id] = percent, cancellationToken);
            log.RecordingReleased(id);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _unsettled.Enqueue((job, failure));
            SettleLeft();
        }
        finally
        {
            _progress.TryRemove(id, out _);
        }

        return true;
    }

    // A failure whose outcome could not be stored, because the disk is full say, is kept until it can be.
    private void SettleLeft()
    {
        while (_unsettled.TryDequeue(out (RecordingJob Job, Exception Failure) left))
        {
            try
            {
                Settle(left.Job, left.Failure);
            }
            catch
            {
                _unsettled.Enqueue(left);
                throw;
            }
        }
    }

    private void Settle(RecordingJob job, Exception failure)
    {
        // Once verified there is nothing left to decide: the original has to go, however often that fails.
        bool verified = store.StateOf(job.Recording.Id) == JobState.Verified;
        bool mayPass = failure is IOException or UnauthorizedAccessException or SqliteException;
        if (verified || (mayPass && job.Attempts < options.MostAttempts))
        {
            log.RecordingPutBack(job.Recording.Id, job.Attempts, failure.GetType().Name);
            store.PutBack(job.Recording.Id, Delay(job.Attempts));
            return;
        }

        var quarantine = failure as QuarantineException ?? new QuarantineException(ReasonOf(failure, mayPass), cause: failure);
        log.RecordingQuarantined(job.Recording.Id, quarantine.Reason, failure.GetType().Name);
        worker.Discard(job.Recording.Id);
        store.SetQuarantined(job.Recording, quarantine.Reason, quarantine.Outcome);
    }

    private static QuarantineReason ReasonOf(Exception failure, bool mayPass) => failure switch
    {
        SealedRecordingException => QuarantineReason.Unreadable,
        BadAudioException => QuarantineReason.SpanOutside,
        _ => mayPass ? QuarantineReason.FailedRepeatedly : QuarantineReason.UnexpectedFailure,
    };

    private TimeSpan Delay(int attempts)
    {
        double delay = options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return TimeSpan.FromSeconds(Math.Min(delay, LongestDelay.TotalSeconds));
    }
}
