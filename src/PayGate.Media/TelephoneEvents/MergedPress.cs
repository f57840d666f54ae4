namespace PayGate.Media.TelephoneEvents;

/// <summary>One press and the stretches of time in which each transport carried it, in samples since the stream's origin.</summary>
internal struct MergedPress
{
    public byte Key;
    public long Start;
    public bool HasEvent;
    public bool HasTone;
    public bool HasSignal;
    public bool ToneIsOpen;
    public long EventStart;
    public long EventEnd;
    public long ToneStart;
    public long ToneEnd;

    /// <summary>Only signalling told of it so far: a moment, no stretch.</summary>
    public readonly bool IsSignalOnly => HasSignal && !HasEvent && !HasTone;

    public readonly long End => Math.Max(Start, Math.Max(HasEvent ? EventEnd : 0, HasTone ? ToneEnd : 0));
}
