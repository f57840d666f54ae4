namespace PayGate.Simulation;

/// <summary>How a pressed key travels from the telephone.</summary>
internal enum KeyTransport
{
    /// <summary>RFC 4733 telephone events.</summary>
    Events,

    /// <summary>Tones in the audio.</summary>
    Tones,

    /// <summary>Both at once, as some gateways do.</summary>
    Both,
}
