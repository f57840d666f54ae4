using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Masking;

/// <summary>Where a masked stream goes: the sockets of every masked leg, the recorder, the collector of keys.</summary>
internal interface IMaskedStreamSink
{
    /// <summary>Whether there is a recorder. Read per packet.</summary>
    bool WantsAudio { get; }

    /// <summary>Sends the datagram being processed, with these two header fields in place of its own.</summary>
    void Forward(in ReceivedPacket packet, ushort sequence, uint timestamp);

    /// <summary>Sends a packet that the mask made.</summary>
    void Send(in GeneratedPacket packet);

    /// <summary>Takes PCM as the masked legs hear it.</summary>
    /// <param name="position">Samples since the stream's origin; gaps are silence.</param>
    /// <param name="samples">8 kHz; valid during the call only.</param>
    void Audio(long position, ReadOnlySpan<short> samples);

    /// <summary>Takes a key pressed behind the mask. Never log it.</summary>
    void KeyPressed(in KeyPress press);
}
