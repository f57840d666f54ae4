namespace PayGate.Media.Relay;

/// <summary>What happens to codecs in whose sound the relay cannot hear keys, on calls that may be captured.</summary>
public enum CaptureCodecs
{
    /// <summary>
    /// They are taken out of every offer, so that each call can be secured. An offer that has no other codec is refused. Calls that the edge marks with
    /// <c>capture=no</c> in <c>metadata</c> keep their codecs and can never be armed.
    /// </summary>
    Strip,

    /// <summary>
    /// They may be used. While the mask is closed, sound in such a codec is held back and nothing of it leaves; keys then come as telephone events or by
    /// the edge, and a call on which neither can come cannot be armed.
    /// </summary>
    HoldBack,
}
