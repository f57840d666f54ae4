namespace PayGate.Signals.Tones;

/// <summary>A key heard in the audio. Its text form says nothing of the key.</summary>
public readonly struct KeyTone
{
    internal KeyTone(byte key, long startSample, long endSample)
    {
        Key = key;
        StartSample = startSample;
        EndSample = endSample;
    }

    /// <summary>RFC 4733 code, 0 to 15. Card data: never log it.</summary>
    public byte Key { get; }

    /// <summary>Where it began, in samples since the detector's start; right to about 5 ms.</summary>
    public long StartSample { get; }

    /// <summary>Where it ended; <see cref="long.MaxValue"/> while it sounds.</summary>
    public long EndSample { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => EndSample != long.MaxValue;

    /// <inheritdoc/>
    public override string ToString() => nameof(KeyTone);
}
