using System.Buffers.Binary;
using PayGate.Media.Rtp;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>
/// Networks that lose, repeat and reorder, and telephones that change source or wrap their counts, between SRTP legs with an open and a
/// closed mask.
/// </summary>
public sealed class ImpairedSecureCallsTests : RelayTest
{
    private const int Packets = 400;
    private const int Frame = 160;
    private const int Group = 20;
    private const ushort FirstSequence = 65_400;

    private readonly Random _random = new(7);

    [Theory]
    [InlineData("AES_CM_128_HMAC_SHA1_80", false)]
    [InlineData("AES_CM_128_HMAC_SHA1_80", true)]
    [InlineData("AEAD_AES_256_GCM", false)]
    [InlineData("AEAD_AES_256_GCM", true)]
    public void Everything_that_leaves_is_genuine_and_nothing_is_said_twice(string suite, bool isMasked)
    {
        (Caller.Security, Agent.Security) = (new PhoneSecurity(suite), new PhoneSecurity(suite));
        string call = Relay.Connect(Caller, Agent, ("transport-protocol", "RTP/SAVP"));
        if (isMasked)
        {
            Relay.Ng.Ask(("call-id", call), ("from-tag", "from"), ("command", "block DTMF"));
        }

        Caller.SendsRaw = true;
        List<byte[]> heard = [];
        foreach (byte[][] group in Impaired().Chunk(Group))
        {
            Array.ForEach(group, Caller.SendRaw);

            // A report waits behind the packets before it: when it has come out, they have been handled.
            Caller.SendRaw(Caller.Security.Seal([0x80, 201, 0, 1, 0, 0, 0, 1]));
            Agent.ReceiveRtcp();
            heard.AddRange(Agent.Drain());
        }

        Assert.InRange(heard.Count, Packets * 8 / 10, Packets);
        foreach (IGrouping<uint, byte[]> source in heard.GroupBy(SourceOf))
        {
            ushort[] sequences = [.. source.Select(SequenceOf)];
            Assert.Equal(sequences.Length, sequences.Distinct().Count());
            Assert.True(!isMasked || sequences.Zip(sequences.Skip(1)).All(pair => (short)(pair.Second - pair.First) > 0));
        }
    }

    private static uint SourceOf(byte[] packet) => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(RtpPacket.SsrcOffset));

    private static ushort SequenceOf(byte[] packet) => BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(RtpPacket.SequenceOffset));

    // 5 % lost, 5 % twice, 10 % two places late; another source in the second half.
    private List<byte[]> Impaired()
    {
        List<(double Place, byte[] Datagram)> sent = [];
        for (int i = 0; i < Packets; i++)
        {
            byte[] packet = new byte[RtpPacket.HeaderBytes + Frame];
            RtpPacket.WriteHeader(packet, 8, marker: false, (ushort)(FirstSequence + i), (uint)(i * Frame), i < Packets / 2 ? 1u : 2u);
            packet.AsSpan(RtpPacket.HeaderBytes).Fill(0xd5);
            byte[] datagram = Caller.Security!.Seal(packet);
            double place = i + (_random.NextDouble() < 0.1 ? 2.5 : 0);
            for (int copies = _random.NextDouble() switch { < 0.05 => 0, > 0.95 => 2, _ => 1 }; copies > 0; copies--)
            {
                sent.Add((place, datagram));
            }
        }

        return [.. sent.OrderBy(item => item.Place).Select(item => item.Datagram)];
    }
}
