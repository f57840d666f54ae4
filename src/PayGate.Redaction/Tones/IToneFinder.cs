namespace PayGate.Redaction.Tones;

/// <summary>Finds key tones in one channel of 8 kHz audio that passes by.</summary>
internal interface IToneFinder
{
    /// <summary>Takes the next samples.</summary>
    void Process(ReadOnlySpan<short> samples);

    /// <summary>Ends the channel.</summary>
    /// <returns>What was found, as sample numbers at 8 kHz, in order; <see cref="ToneHit.Channel"/> is 0.</returns>
    IReadOnlyList<ToneHit> Complete();
}
