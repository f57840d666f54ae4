using System.Net;
using System.Numerics;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Fuzz;

/// <summary>RTP packets: what is read lies inside of the datagram, and no stranger moves a live latch.</summary>
internal static class RtpTarget
{
    private const long MicrosecondsBetween = 20_000;
    private const long RelatchAfter = 3_000_000;

    private static readonly SocketEndPoint Party = new(IPAddress.Parse("192.0.2.1"), 4000);
    private static readonly SocketEndPoint Stranger = new(IPAddress.Parse("203.0.113.9"), 4000);

    internal static FuzzTarget Make()
    {
        SourceLatch latch = default;
        latch.Signal(Party, 0);
        ushort sequence = 0;
        long now = 0;
        return new("RtpPacket", Seeds(), input => Shape(input)) { Shape = Shape };

        int Shape(byte[] input)
        {
            now += MicrosecondsBetween;
            if (!latch.Accept(Party, 1, ++sequence, isGenuine: false, now, RelatchAfter))
            {
                throw new InvalidOperationException("The party was refused on its own stream.");
            }

            return Read(input, ref latch, now);
        }
    }

    internal static List<byte[]> Seeds()
    {
        byte[] plain = new byte[172];
        RtpPacket.WriteHeader(plain, 8, marker: false, 1, 160, 1);
        byte[] full = [0xb1, 101, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9, 0xbe, 0xde, 0, 1, 7, 7, 7, 7, 5, 10, 0, 160, 0, 2];
        return [plain, full, [0x80, 200, 0, 1, 0, 0, 0, 1]];
    }

    private static int Read(byte[] input, ref SourceLatch latch, long now)
    {
        bool isReport = RtcpFormat.IsRtcp(input);
        int header = RtpPacket.HeaderLength(input);
        RtpProblem problem = RtpPacket.TryParse(input, out RtpPacket packet);
        if (problem != RtpProblem.None)
        {
            return HashCode.Combine(problem, isReport, input.Length > RtpPacket.HeaderBytes ? input[0] >> 4 : input.Length);
        }

        if (header < RtpPacket.HeaderBytes || header + packet.Payload.Length > input.Length)
        {
            throw new InvalidOperationException("A payload is longer than its packet.");
        }

        if (latch.Accept(Stranger, packet.Ssrc, packet.Sequence, isGenuine: false, now, RelatchAfter) || !latch.Target.Equals(Party))
        {
            throw new InvalidOperationException("A stranger took a live stream over.");
        }

        int size = BitOperations.Log2((uint)packet.Payload.Length + 1);
        return HashCode.Combine(isReport, input[0], size, packet.PayloadType >> 5, header == RtpPacket.HeaderBytes);
    }
}
