namespace PayGate.Redaction.Tones;

/// <summary>A stretch of one channel in which a key's tone sounds. No record: it must not print the key.</summary>
internal readonly struct ToneHit
{
    public ToneHit(int channel, long start, long end, byte key)
    {
        Channel = channel;
        Start = start;
        End = end;
        Key = key;
    }

    /// <summary>The channel, from 0.</summary>
    public int Channel { get; }

    /// <summary>The first frame.</summary>
    public long Start { get; }

    /// <summary>The first frame behind it.</summary>
    public long End { get; }

    /// <summary>RFC 4733 event code, 0 to 15.</summary>
    public byte Key { get; }
}
