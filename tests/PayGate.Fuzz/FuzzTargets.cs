using PayGate.Media.Rtp;

namespace PayGate.Fuzz;

/// <summary>The targets, one per format that arrives from outside.</summary>
internal static class FuzzTargets
{
    internal static IReadOnlyList<FuzzTarget> All { get; } =
    [
        NgTarget.Make(),
        SdpTarget.Make(),
        new("RtpPacket", RtpSeeds(), Rtp),
        MaskTarget.Make(),
        WavTarget.Make(),
        TranscriptTarget.Make(),
        new("TelephoneEvent", RtpSeeds(), new MaskedPackets().Take),
    ];

    private static void Rtp(byte[] input)
    {
        _ = RtcpFormat.IsRtcp(input);
        if (RtpPacket.TryParse(input, out RtpPacket packet) == RtpProblem.None && packet.Payload.Length > input.Length - RtpPacket.HeaderBytes)
        {
            throw new InvalidOperationException("A payload is longer than its packet.");
        }
    }

    private static List<byte[]> RtpSeeds()
    {
        byte[] plain = new byte[172];
        RtpPacket.WriteHeader(plain, 8, marker: false, 1, 160, 1);
        byte[] full = [0xb1, 101, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9, 0xbe, 0xde, 0, 1, 7, 7, 7, 7, 5, 10, 0, 160, 0, 2];
        return [plain, full, [0x80, 200, 0, 1, 0, 0, 0, 1]];
    }
}
