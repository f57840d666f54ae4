namespace PayGate.Signals.Tones;

/// <summary>Where a key is audible in finished audio. Its text form says nothing of the key.</summary>
public readonly struct ToneRange
{
    internal ToneRange(long startSample, int length, byte key)
    {
        StartSample = startSample;
        Length = length;
        Key = key;
    }

    /// <summary>First sample, counted from the start of the audio; right to about 5 ms.</summary>
    public long StartSample { get; }

    /// <summary>Length in samples at 8 kHz.</summary>
    public int Length { get; }

    /// <summary>RFC 4733 code, 0 to 15. Card data: never log it.</summary>
    public byte Key { get; }

    /// <inheritdoc/>
    public override string ToString() => nameof(ToneRange);
}
