using System.Buffers.Binary;
using PayGate.Simulation;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>What tcpdump sees on loopback, for telephones that are not ours.</summary>
internal sealed class WireCapture : IAsyncDisposable
{
    private const int FileHeader = 24;
    private const int RecordHeader = 16;
    private const int EthernetHeader = 14;
    private const int UdpHeader = 8;
    private const int PortsOfTelephone = 12;

    private readonly ExternalProgram _tcpdump;
    private readonly string _file;

    private WireCapture(ExternalProgram tcpdump, string file)
    {
        _tcpdump = tcpdump;
        _file = file;
    }

    /// <summary>Writes down every datagram that goes to one of the ports.</summary>
    public static async Task<WireCapture> StartAsync(string folder, int firstPort, int lastPort)
    {
        string file = Path.Combine(folder, "wire.pcap");
        ExternalProgram tcpdump = new(
            "/usr/bin/tcpdump", Path.Combine(folder, "tcpdump.log"), "-i", "lo", "-n", "-U", "-w", file, $"udp and dst portrange {firstPort}-{lastPort}");
        await Until.TrueAsync(() => tcpdump.Output().Contains("listening on", StringComparison.Ordinal), () => "tcpdump listens. " + tcpdump.Output());
        return new WireCapture(tcpdump, file);
    }

    /// <summary>What RTP has come so far to the telephone whose ports begin with this one, from a number of packets on.</summary>
    public LegListener Heard(int port, int from = 0)
    {
        LegListener listener = new();
        foreach (ReadOnlyMemory<byte> datagram in Datagrams(port).Skip(from))
        {
            listener.Receive(datagram.Span);
        }

        return listener;
    }

    /// <summary>Bytes of the longest RTP packet to the telephone.</summary>
    public int Longest(int port) => Datagrams(port).Select(datagram => datagram.Length).DefaultIfEmpty().Max();

    public int Count(int port) => Datagrams(port).Count();

    public async ValueTask DisposeAsync() => await _tcpdump.DisposeAsync();

    private IEnumerable<ReadOnlyMemory<byte>> Datagrams(int port)
    {
        byte[] file;
        using (FileStream stream = new(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            file = new byte[stream.Length];
            stream.ReadExactly(file);
        }

        int at = FileHeader;
        while (at + RecordHeader <= file.Length)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 8));
            int packet = at + RecordHeader + EthernetHeader;
            at += RecordHeader + length;
            if (at > file.Length)
            {
                yield break;
            }

            int udp = packet + ((file[packet] & 0x0F) * 4);
            int to = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(udp + 2));
            if (to >= port && to < port + PortsOfTelephone && to % 2 == 0)
            {
                yield return file.AsMemory(udp + UdpHeader, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(udp + 4)) - UdpHeader);
            }
        }
    }
}
