using System.Runtime.InteropServices;
using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Tones;

/// <summary>Looks for key tones in every channel of audio of any form; memory does not grow with the length of the recording.</summary>
internal sealed class ToneSweep
{
    private readonly WavFormat _format;
    private readonly Channel[] _channels;
    private readonly List<short> _resampled = [];
    private byte[] _stored = [];
    private short[] _linear = [];

    /// <summary>Makes a sweep.</summary>
    /// <param name="format">The form of the audio.</param>
    /// <param name="makeFinder">Makes the finder of one channel.</param>
    public ToneSweep(WavFormat format, Func<IToneFinder> makeFinder)
    {
        _format = format;
        _channels = new Channel[format.Channels];
        for (int i = 0; i < _channels.Length; i++)
        {
            _channels[i] = new Channel(makeFinder(), format.SampleRate == Resampler.OutputRate ? null : new Resampler(format.SampleRate));
        }
    }

    /// <summary>Takes the next frames.</summary>
    public void Process(ReadOnlySpan<byte> frames)
    {
        int count = frames.Length / _format.BytesPerFrame;
        if (_linear.Length < count)
        {
            _linear = new short[count];
            _stored = new byte[count * _format.BytesPerSample];
        }

        for (int channel = 0; channel < _channels.Length; channel++)
        {
            Span<short> linear = _linear.AsSpan(0, count);
            Decode(frames, channel, linear);
            Feed(_channels[channel], linear);
        }
    }

    /// <summary>Ends the sweep and wipes what it held.</summary>
    /// <returns>What was found, by channel and in order, in frames of the recording.</returns>
    public IReadOnlyList<ToneHit> Complete()
    {
        var hits = new List<ToneHit>();
        for (int channel = 0; channel < _channels.Length; channel++)
        {
            Finish(_channels[channel]);
            foreach (ToneHit hit in _channels[channel].Finder.Complete())
            {
                hits.Add(new ToneHit(channel, FrameOf(hit.Start, 0), FrameOf(hit.End, Resampler.OutputRate - 1), hit.Key));
            }
        }

        _linear.AsSpan().Clear();
        _stored.AsSpan().Clear();
        return hits;
    }

    private void Decode(ReadOnlySpan<byte> frames, int channel, Span<short> linear)
    {
        int size = _format.BytesPerSample;
        if (_format.Channels == 1)
        {
            LinearSamples.Decode(_format.Encoding, frames, linear);
            return;
        }

        if (_format.Encoding == SampleEncoding.Pcm16)
        {
            ReadOnlySpan<short> interleaved = MemoryMarshal.Cast<byte, short>(frames);
            for (int i = 0; i < linear.Length; i++)
            {
                linear[i] = interleaved[(i * _format.Channels) + channel];
            }

            return;
        }

        Span<byte> stored = _stored.AsSpan(0, linear.Length * size);
        for (int i = 0; i < linear.Length; i++)
        {
            frames.Slice((i * _format.BytesPerFrame) + (channel * size), size).CopyTo(stored[(i * size)..]);
        }

        LinearSamples.Decode(_format.Encoding, stored, linear);
    }

    private void Feed(Channel channel, ReadOnlySpan<short> linear)
    {
        if (channel.Resampler is null)
        {
            channel.Finder.Process(linear);
            return;
        }

        _resampled.Clear();
        channel.Resampler.Process(linear, _resampled);
        channel.Finder.Process(CollectionsMarshal.AsSpan(_resampled));
    }

    private void Finish(Channel channel)
    {
        if (channel.Resampler is not null)
        {
            _resampled.Clear();
            channel.Resampler.Complete(_resampled);
            channel.Finder.Process(CollectionsMarshal.AsSpan(_resampled));
            CollectionsMarshal.AsSpan(_resampled).Clear();
        }
    }

    private long FrameOf(long sample, int roundUp) => (long)((((Int128)sample * _format.SampleRate) + roundUp) / Resampler.OutputRate);

    private sealed record Channel(IToneFinder Finder, Resampler? Resampler);
}
