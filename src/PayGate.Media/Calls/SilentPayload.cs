using PayGate.Media.Masking;
using PayGate.Media.Rtp;

namespace PayGate.Media.Calls;

/// <summary>Silence in the place of sound.</summary>
internal static class SilentPayload
{
    private const byte PaddingBit = 0x20;
    private const byte ALawSilence = 0xd5;
    private const byte MuLawSilence = 0xff;

    /// <summary>
    /// Overwrites the sound of a packet; <see langword="false"/> when it has none that can be: only G.711 has a silence that needs no encoder, and a gap is
    /// silence too.
    /// </summary>
    internal static bool TryWrite(Span<byte> packet, PayloadMap payloads)
    {
        if ((packet[0] & PaddingBit) != 0 || RtpPacket.TryParse(packet, out RtpPacket read) != RtpProblem.None)
        {
            return false;
        }

        PayloadKind kind = payloads[read.PayloadType];
        if (kind is not (PayloadKind.Pcma or PayloadKind.Pcmu))
        {
            return false;
        }

        packet[^read.Payload.Length..].Fill(kind == PayloadKind.Pcma ? ALawSilence : MuLawSilence);
        return true;
    }
}
