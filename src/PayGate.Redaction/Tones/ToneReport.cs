using PayGate.Contracts.Recordings;
using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Tones;

/// <summary>What key tones a recording still carries: places and counts. The keys themselves are given out only on request, as bytes.</summary>
public sealed class ToneReport : IDisposable
{
    private readonly byte[] _keys;

    private ToneReport(WavReader reader, IReadOnlyList<ToneHit> hits)
    {
        Duration = reader.Format.TimeOf(reader.Frames);
        SampleRate = reader.Format.SampleRate;
        Channels = reader.Format.Channels;
        ToneHit[] ordered = [.. hits.OrderBy(hit => hit.Channel).ThenBy(hit => hit.Start)];
        Tones = [.. ordered.Select(hit => new ToneReportEntry(
            hit.Channel, new TimeRange(reader.Format.TimeOf(hit.Start), reader.Format.TimeOf(hit.End))))];
        _keys = [.. ordered.Select(hit => hit.Key)];
    }

    /// <summary>How long the recording is.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Frames a second.</summary>
    public int SampleRate { get; }

    /// <summary>Channels.</summary>
    public int Channels { get; }

    /// <summary>Every tone, by channel and in time order.</summary>
    public IReadOnlyList<ToneReportEntry> Tones { get; }

    /// <summary>Sum of the lengths of all tones.</summary>
    public TimeSpan Sounding => TimeSpan.FromTicks(Tones.Sum(tone => (tone.Place.To - tone.Place.From).Ticks));

    /// <summary>Reads a WAV file through.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the pass early.</param>
    /// <exception cref="BadAudioException">The file is no readable WAV file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ToneReport Read(string path, CancellationToken cancellationToken)
    {
        using WavReader reader = WavReader.OpenFile(path);
        var sweep = new ToneSweep(reader.Format, ToneFinders.Planning);
        AudioPass.Run(reader, block => sweep.Process(block), progress: null, cancellationToken);
        return new ToneReport(reader, sweep.Complete());
    }

    /// <summary>
    /// Writes the keys of one channel in time order, one ASCII character each (<c>0-9 * # A-D</c>): for forensic work on test data.
    /// This is card data; the stream must not be a file or a log.
    /// </summary>
    public void RevealKeys(int channel, Stream to)
    {
        ArgumentNullException.ThrowIfNull(to);
        for (int i = 0; i < _keys.Length; i++)
        {
            if (Tones[i].Channel == channel)
            {
                to.WriteByte("0123456789*#ABCD"u8[_keys[i]]);
            }
        }
    }

    /// <summary>Wipes the keys.</summary>
    public void Dispose() => _keys.AsSpan().Clear();
}
