namespace PayGate.Redaction.Audio;

/// <summary>The form of the audio in a recording.</summary>
/// <param name="Encoding">How a sample is stored.</param>
/// <param name="Channels">1 to 64.</param>
/// <param name="SampleRate">Frames a second, 1,000 to 768,000.</param>
internal sealed record WavFormat(SampleEncoding Encoding, int Channels, int SampleRate)
{
    /// <summary>What the relay records: two channels of 16 bits at 8 kHz.</summary>
    public static WavFormat Telephone { get; } = new(SampleEncoding.Pcm16, 2, 8000);

    /// <summary>Bytes of one sample of one channel.</summary>
    public int BytesPerSample => Encoding switch
    {
        SampleEncoding.Pcm8 or SampleEncoding.ALaw or SampleEncoding.MuLaw => 1,
        SampleEncoding.Pcm16 => 2,
        SampleEncoding.Pcm24 => 3,
        SampleEncoding.Pcm32 or SampleEncoding.Float32 => 4,
        _ => 8,
    };

    /// <summary>Bytes of one sample of every channel.</summary>
    public int BytesPerFrame => BytesPerSample * Channels;

    /// <summary>The frame that sounds at a time, rounded down.</summary>
    public long FrameAt(TimeSpan time) => (long)((Int128)time.Ticks * SampleRate / TimeSpan.TicksPerSecond);

    /// <summary>The first frame not before a time.</summary>
    public long FrameAtOrAfter(TimeSpan time) =>
        (long)((((Int128)time.Ticks * SampleRate) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    /// <summary>When a frame sounds.</summary>
    public TimeSpan TimeOf(long frame) => TimeSpan.FromTicks((long)((Int128)frame * TimeSpan.TicksPerSecond / SampleRate));
}
