using System.Numerics;
using System.Text;
using PayGate.Media.Rtp;
using PayGate.Media.Srtp;

namespace PayGate.Fuzz;

/// <summary>
/// SRTP, SRTCP and the lines that describe keys: nothing forged opens, nothing genuine opens twice, and after every input the next genuine
/// packet does.
/// </summary>
internal sealed class SrtpTarget
{
    private const uint Source = 0x0102_0304;
    private const int SeedsEach = 3;
    private const int PacketBytes = 172;

    private static readonly byte[] Report = [0x80, 201, 0, 1, 1, 2, 3, 4];

    private readonly HashSet<string> _genuine = [];
    private readonly List<byte[]> _seeds = [];
    private readonly byte[] _buffer = new byte[PacketBytes + SrtpSession.MostAddedBytes];
    private readonly List<End> _ends = [];

    private SrtpTarget()
    {
        foreach (CryptoSuite suite in CryptoSuite.Preferred)
        {
            SdesLine line = SdesLine.Create(1, suite, suite.KeyBytes == 32 ? [1, 2] : []);
            var end = new End(new OutboundKey(line.Keys[0]), new InboundKey(line.Keys[0].Copy(), null));
            _ends.Add(end);
            for (int i = 0; i < SeedsEach; i++)
            {
                AddSeed(Seal(end, out _));
                Report.CopyTo(_buffer, 0);
                AddSeed(_buffer[..end.Out.SealRtcp(_buffer, Report.Length)]);
            }

            _seeds.Add(Encoding.Latin1.GetBytes(line.Write() + "|2^31|1:4 WSH=64 KDR=0;inline:"));
        }
    }

    internal static FuzzTarget Make()
    {
        var target = new SrtpTarget();
        return new("Srtp", target._seeds, input => target.Shape(input)) { Shape = target.Shape };
    }

    private int Shape(byte[] input)
    {
        int shape = 0;
        using (SdesLine? line = SdesParser.TryParse(Encoding.Latin1.GetString(input)))
        {
            shape = line is null ? 0 : HashCode.Combine(line.Suite.Name, line.Keys.Length, Math.Min(line.Tag, 3), line.Keys[0].Mki.Length, line.Keys[0].Lifetime);
            if (line is { Keys.Length: 1 })
            {
                using SdesLine? again = SdesParser.TryParse(line.Write());
                if (again is null || !again.Keys[0].IsSameAs(line.Keys[0]))
                {
                    throw new InvalidOperationException("A line does not read as it was written.");
                }
            }
        }

        foreach (End end in _ends)
        {
            shape = HashCode.Combine(shape, Attack(end, input));
            byte[] next = Seal(end, out int header);
            if (end.In.OpenRtp(next, header) != PacketBytes)
            {
                throw new InvalidOperationException("A genuine packet was refused after a forged one.");
            }
        }

        return shape;
    }

    // How far it looks like a packet of this suite; those that look like none are all alike.
    private int Attack(End end, byte[] input)
    {
        int header = RtpPacket.HeaderLength(input);
        bool opened = (header > 0 && end.In.OpenRtp([.. input], header) > 0) | end.In.OpenRtcp([.. input]) > 0;
        if (opened && !_genuine.Remove(Convert.ToHexString(input)))
        {
            throw new InvalidOperationException("A packet was opened that is forged or was opened before.");
        }

        return HashCode.Combine(opened, header > 0 ? input[0] : 0, header > 0 && input[1] is >= 192 and <= 223, BitOperations.Log2((uint)input.Length + 1));
    }

    private byte[] Seal(End end, out int header)
    {
        RtpPacket.WriteHeader(_buffer, 8, marker: false, end.Sequence++, 160, Source);
        header = RtpPacket.HeaderBytes;
        return _buffer[..end.Out.SealRtp(_buffer, PacketBytes, header)];
    }

    private void AddSeed(byte[] packet)
    {
        _seeds.Add(packet);
        _genuine.Add(Convert.ToHexString(packet));
    }

    private sealed class End(OutboundKey sender, InboundKey receiver)
    {
        internal OutboundKey Out { get; } = sender;

        internal InboundKey In { get; } = receiver;

        internal ushort Sequence { get; set; } = 1;
    }
}
