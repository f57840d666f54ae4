using PayGate.CardData.Recordings;
using PayGate.Contracts.Recordings;

namespace PayGate.Media.Recording;

/// <summary>Puts the two channels of a call together, on the line of time, and hands them to the writing thread. Owned by the relay's worker.</summary>
internal sealed class CallRecorder
{
    private const long MicrosecondsPerFrame = 125;

    // Packets later than this have lost their place: the mask's delay of 60 ms, and a good measure of jitter.
    private const int OpenFrames = 2400;

    // A count that runs this far from the clock (a jump in timestamps, a drifting sender) is set right.
    private const int MostDrift = 4000;

    // 25 s of audio waiting for the disk: it has stalled.
    internal const int MostQueued = 64;

    private readonly RecordingFrames _frames = new();
    private readonly long[] _shift = new long[RecordingFrames.Channels];
    private readonly RecordingThread _thread;
    private readonly long _origin;
    private readonly long _firstPosition;

    /// <param name="file">Where it goes.</param>
    /// <param name="thread">Who writes.</param>
    /// <param name="origin">Microseconds when frame 0 is taken.</param>
    /// <param name="firstPosition">The streams' sample count at frame 0.</param>
    internal CallRecorder(RecordingFile file, RecordingThread thread, long origin, long firstPosition)
    {
        File = file;
        _thread = thread;
        _origin = origin;
        _firstPosition = firstPosition;
        thread.Give(new RecordingJob(file, null, 0, null));
    }

    internal RecordingFile File { get; }

    /// <summary>What captures did, for the redaction line.</summary>
    internal CaptureSpans Spans { get; } = new();

    /// <summary>Takes sound of one side.</summary>
    /// <param name="channel">Whose.</param>
    /// <param name="position">Sample count of the stream.</param>
    /// <param name="samples">8 kHz.</param>
    /// <param name="now">Microseconds.</param>
    internal void Write(RecordingChannel channel, long position, ReadOnlySpan<short> samples, long now)
    {
        ref long shift = ref _shift[(int)channel];
        long frame = position - _firstPosition + shift;
        long drift = frame - FrameAt(now);
        if (Math.Abs(drift) > MostDrift)
        {
            shift -= drift;
            frame -= drift;
        }

        if (frame + samples.Length > _frames.Start + RecordingFrames.Capacity)
        {
            Flush(frame + samples.Length - RecordingFrames.Capacity);
        }

        _frames.Write((int)channel, frame, samples);
    }

    /// <summary>Marks sound of the caller that was replaced.</summary>
    internal void Replaced(long position, int samples) => Spans.Replaced(FrameOf(position), samples);

    /// <summary>The frame of the recording that is being taken now.</summary>
    internal long FrameAt(long now) => (now - _origin) / MicrosecondsPerFrame;

    /// <summary>Hands on what can no longer change. To be called several times a second.</summary>
    internal void Advance(long now)
    {
        long settled = FrameAt(now) - OpenFrames;
        if (settled - _frames.Start >= RecordingThread.ChunkSamples / RecordingFrames.Channels)
        {
            Flush(settled);
        }
    }

    /// <summary>Hands on the rest and closes the recording.</summary>
    internal void Finish(long now)
    {
        Flush(Math.Max(_frames.End, FrameAt(now)));
        Spans.End(_frames.Start);
        SealedRecordingHeader header = File.Header;
        var finished = new FinishedRecording(
            header.Recording, header.Call, header.Tenant, header.StartedAt, [.. Spans.Closed], Orphaned: false);
        _thread.Give(new RecordingJob(File, null, 0, finished));
    }

    private long FrameOf(long position) => position - _firstPosition + _shift[(int)RecordingChannel.Caller];

    private void Flush(long until)
    {
        while (until > _frames.Start)
        {
            short[] chunk = _thread.RentChunk();
            int samples = (int)Math.Min(chunk.Length, (until - _frames.Start) * RecordingFrames.Channels);
            _frames.Take(chunk.AsSpan(0, samples));
            if (File.Queued >= MostQueued)
            {
                File.MarkStalled();
            }

            _thread.Give(new RecordingJob(File, chunk, samples, null));
        }
    }
}
