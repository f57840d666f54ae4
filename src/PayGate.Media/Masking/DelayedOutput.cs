using PayGate.Contracts.Captures;

namespace PayGate.Media.Masking;

/// <summary>The way out of the delay line: keys are read from what leaves, then it is rendered behind the mask, sent and recorded.</summary>
internal sealed class DelayedOutput(
    IMaskedStreamSink sink, OutgoingStream outgoing, KeyReader keys, DelayLine line, StreamClock clock, MaskScratch scratch)
{
    /// <summary>What the mask adds: 60 ms.</summary>
    public const int Delay = 480;

    private const int MixedSamples = 80;

    private readonly MaskRenderer _renderer = new();
    private long _readFrom;
    private long _blanked;

    /// <summary>What stands in place of a key.</summary>
    public MaskStyle Style
    {
        set => _renderer.Style = value;
    }

    /// <summary>Audio replaced so far.</summary>
    public long BlankedMilliseconds => _blanked / 8;

    /// <summary>Places left empty so far.</summary>
    public long LostPackets { get; private set; }

    /// <summary>Begins anew.</summary>
    /// <param name="readFrom">Where keys begin to count: what fills the delay before is no audio of the caller.</param>
    /// <param name="knownUntil">Tones that begin before are of a press from before the mask closed.</param>
    /// <param name="goesOn">Whether the sound goes on without a break, or fades in.</param>
    public void Restart(long readFrom, long knownUntil, bool goesOn)
    {
        _readFrom = readFrom;
        keys.Restart(readFrom, knownUntil);
        if (goesOn)
        {
            _renderer.GoOn();
        }
        else
        {
            _renderer.Restart();
        }
    }

    /// <summary>Sends every frame that has waited long enough.</summary>
    public void SendReady(int frameLength, long arrivalMicroseconds)
    {
        while (line.Count - Delay >= frameLength)
        {
            Leave(frameLength, arrivalMicroseconds, isSent: true);
        }
    }

    /// <summary>Lets all that waits leave, sent or only recorded.</summary>
    public void Drain(int frameLength, long arrivalMicroseconds, bool isSent)
    {
        while (line.Count > 0)
        {
            Leave(Math.Min(frameLength, line.Count), arrivalMicroseconds, isSent);
        }

        keys.Pause();
    }

    /// <summary>Sends the first packet of the open stream, mixed with what waits; the rest of that is left behind.</summary>
    public void SendOpening(in ReceivedPacket packet, CallerSound sound, long position)
    {
        int surplus = line.Count - Delay;
        if (surplus > 0)
        {
            Leave(surplus, packet.ArrivalMicroseconds, isSent: true);
        }

        int mixed = Math.Min(Math.Min(sound.Length, MixedSamples), line.Count);
        CallerSound waiting = Frame(mixed);
        _renderer.Render(line, waiting);
        Mix(waiting.Low, sound.Low);
        if (!sound.High.IsEmpty)
        {
            Mix(waiting.High, sound.High);
        }

        waiting.Clear();
        outgoing.Send(clock.TimestampOf(position), sound);
        outgoing.ReopenWith(packet.Sequence);
        Record(position, sound.Low);
    }

    private static void Mix(ReadOnlySpan<short> fading, Span<short> coming)
    {
        for (int i = 0; i < fading.Length; i++)
        {
            coming[i] = (short)(((fading[i] * (fading.Length - i)) + (coming[i] * i)) / fading.Length);
        }
    }

    private CallerSound Frame(int count) =>
        new(scratch.Frame.AsSpan(0, count), line.IsWide ? scratch.FrameHigh.AsSpan(0, count) : default);

    private void Leave(int count, long arrivalMicroseconds, bool isSent)
    {
        CallerSound sound = Frame(count);
        bool isEmpty = ReadKeys(sound.Low, arrivalMicroseconds);
        int masked = _renderer.Render(line, sound);
        _blanked += masked;
        long position = line.Tail + Delay;
        if (isEmpty && masked == 0)
        {
            LostPackets++;
            outgoing.Skip();
        }
        else
        {
            if (isSent && outgoing.HasCodec)
            {
                outgoing.Send(clock.TimestampOf(position), sound);
            }

            Record(position, sound.Low);
        }

        sound.Clear();
        line.Release(count);
    }

    /// <summary>Gives the reader what leaves as it came, with its holes; <see langword="true"/> when nothing of it came.</summary>
    private bool ReadKeys(Span<short> samples, long arrivalMicroseconds)
    {
        int first = (int)Math.Clamp(_readFrom - line.Tail, 0, samples.Length);
        bool isEmpty = first == 0;
        line.CopyTo(line.Tail, samples);
        if (line.IsPlain(samples.Length))
        {
            keys.Hear(samples[first..], arrivalMicroseconds);
            return false;
        }

        while (first < samples.Length)
        {
            bool present = line.IsPresent(line.Tail + first);
            int next = first + 1;
            while (next < samples.Length && line.IsPresent(line.Tail + next) == present)
            {
                next++;
            }

            if (present)
            {
                isEmpty = false;
                keys.Hear(samples[first..next], arrivalMicroseconds);
            }
            else
            {
                keys.Miss(next - first, arrivalMicroseconds);
            }

            first = next;
        }

        return isEmpty;
    }

    private void Record(long position, ReadOnlySpan<short> samples)
    {
        if (sink.WantsAudio)
        {
            sink.Audio(position, samples);
        }
    }
}
