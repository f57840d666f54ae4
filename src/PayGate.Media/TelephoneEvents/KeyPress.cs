namespace PayGate.Media.TelephoneEvents;

/// <summary>One press of a key, however many transports carried it. Card data: its text form says nothing, never log a member.</summary>
internal readonly struct KeyPress(byte key, long position, long arrivalMicroseconds, bool repeatedQuickly)
{
    /// <summary>RFC 4733 code, 0 to 15.</summary>
    public byte Key { get; } = key;

    /// <summary>Where it began, in samples (8 kHz) since the stream's origin.</summary>
    public long Position { get; } = position;

    /// <summary>When the packet arrived that made it sure, on the clock of the packets.</summary>
    public long ArrivalMicroseconds { get; } = arrivalMicroseconds;

    /// <summary>The same key came before, sooner than a hand presses again: perhaps one press that some device doubled.</summary>
    public bool RepeatedQuickly { get; } = repeatedQuickly;

    /// <inheritdoc/>
    public override string ToString() => nameof(KeyPress);
}
