namespace PayGate.Media.Recording;

/// <summary>
/// The last part of a recording, still open for packets that come late: two channels on one line of time, silence where nothing was written.
/// </summary>
internal sealed class RecordingFrames
{
    /// <summary>Frames that can be open at once: 0.8 s at 8 kHz.</summary>
    internal const int Capacity = 6400;

    internal const int Channels = 2;

    private readonly short[] _ring = new short[Capacity * Channels];

    /// <summary>The first frame that has not been taken.</summary>
    internal long Start { get; private set; }

    /// <summary>Behind the last frame written.</summary>
    internal long End { get; private set; }

    /// <summary>Writes one channel. What lies before <see cref="Start"/> came too late and is left out.</summary>
    /// <param name="channel">0 or 1.</param>
    /// <param name="position">First frame; its last must be within <see cref="Capacity"/> of <see cref="Start"/>.</param>
    /// <param name="samples">The sound.</param>
    internal void Write(int channel, long position, ReadOnlySpan<short> samples)
    {
        if (position < Start)
        {
            samples = samples[(int)Math.Min(samples.Length, Start - position)..];
            position = Start;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(position + samples.Length, Start + Capacity);
        int at = (int)(position % Capacity);
        foreach (short sample in samples)
        {
            _ring[(at * Channels) + channel] = sample;
            at = at + 1 == Capacity ? 0 : at + 1;
        }

        End = Math.Max(End, position + samples.Length);
    }

    /// <summary>Takes frames from <see cref="Start"/> on, interleaved, and leaves silence behind.</summary>
    internal void Take(Span<short> interleaved)
    {
        int from = (int)(Start % Capacity) * Channels;
        int first = Math.Min(interleaved.Length, _ring.Length - from);
        TakePart(from, interleaved[..first]);
        TakePart(0, interleaved[first..]);
        Start += interleaved.Length / Channels;
        End = Math.Max(End, Start);
    }

    private void TakePart(int from, Span<short> to)
    {
        Span<short> part = _ring.AsSpan(from, to.Length);
        part.CopyTo(to);
        part.Clear();
    }
}
