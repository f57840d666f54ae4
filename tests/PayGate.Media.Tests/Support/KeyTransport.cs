namespace PayGate.Media.Tests.Support;

/// <summary>How a telephone sends its keys.</summary>
public enum KeyTransport
{
    /// <summary>RFC 4733 events in place of audio.</summary>
    Events,

    /// <summary>Tones in the audio.</summary>
    Tones,

    /// <summary>Both at once, as some trunks do.</summary>
    Both,
}
