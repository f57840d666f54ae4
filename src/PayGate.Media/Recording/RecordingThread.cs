using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PayGate.Media.Recording;

/// <summary>Writes recordings, so that the thread that relays never waits for a disk.</summary>
internal sealed class RecordingThread : IDisposable
{
    /// <summary>Samples of a chunk: 0.4 s of two channels, so that a killed relay loses less than a second with what is still open.</summary>
    internal const int ChunkSamples = 3200 * RecordingFrames.Channels;

    private readonly ConcurrentQueue<RecordingJob> _jobs = new();
    private readonly ConcurrentBag<short[]> _chunks = [];
    private readonly SemaphoreSlim _given = new(0);
    private readonly ILogger _log;
    private readonly Thread _thread;
    private volatile bool _stopping;

    internal RecordingThread(ILogger log)
    {
        _log = log;
        _thread = new Thread(Run) { IsBackground = true, Name = "paygate-recorder" };
        _thread.Start();
    }

    /// <summary>A chunk to fill; comes back by a job.</summary>
    internal short[] RentChunk() => _chunks.TryTake(out short[]? chunk) ? chunk : new short[ChunkSamples];

    internal void Give(in RecordingJob job)
    {
        job.File.JobGiven();
        _jobs.Enqueue(job);
        _given.Release();
    }

    /// <summary>Does what was given before, then stops.</summary>
    public void Dispose()
    {
        _stopping = true;
        _given.Release();
        _thread.Join();
        _given.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _given.Wait();
            if (_jobs.TryDequeue(out RecordingJob job))
            {
                Do(job);
            }
            else if (_stopping)
            {
                return;
            }
        }
    }

    private void Do(in RecordingJob job)
    {
        if (!job.File.TryDo(job))
        {
            Log.RecordingFailed(_log, job.File.Header.Recording);
        }

        if (job.Chunk is not null)
        {
            Array.Clear(job.Chunk);
            _chunks.Add(job.Chunk);
        }
    }
}
