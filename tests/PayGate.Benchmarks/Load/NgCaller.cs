using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PayGate.Media.Ng;

namespace PayGate.Benchmarks.Load;

/// <summary>Sets calls up and ends them through NG, as a SIP edge does.</summary>
internal sealed class NgCaller : IDisposable
{
    private const int Tries = 5;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 1000 };
    private readonly byte[] _buffer = new byte[65_536];
    private readonly string _name = Guid.NewGuid().ToString("N")[..8];
    private int _commands;

    internal NgCaller(int port) => _socket.Connect(new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Whether a relay answers.</summary>
    internal bool IsAlive()
    {
        try
        {
            return Ask(Start("ping", null), 1).Contains("pong", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Connects two ports; the relay's ports that face the first and the second.</summary>
    internal (int First, int Second) Connect(int call, int firstPort, int secondPort)
    {
        int second = MediaPort(Ask(Start("offer", call).Pair("from-tag", "a").Text("sdp").Text(Sdp(firstPort))));
        int first = MediaPort(Ask(Start("answer", call).Pair("from-tag", "a").Pair("to-tag", "b").Text("sdp").Text(Sdp(secondPort))));
        return (first, second);
    }

    /// <summary>Masks the keys of the side that called.</summary>
    internal void Block(int call, int? delayBuffer)
    {
        BencodeWriter command = Start("block DTMF", call).Pair("from-tag", "a").Pair("DTMF-security", "silence")
            .Text("flags").StartList().Text("directional").End();
        Ask(delayBuffer is { } milliseconds ? command.Pair("delay-buffer", milliseconds.ToString(CultureInfo.InvariantCulture)) : command);
    }

    internal void Delete(int call) => Ask(Start("delete", call).Pair("from-tag", "a").Pair("delete-delay", 0));

    public void Dispose() => _socket.Dispose();

    private BencodeWriter Start(string command, int? call)
    {
        BencodeWriter writer = new BencodeWriter().StartDictionary().Pair("command", command);
        return call is null ? writer : writer.Pair("call-id", $"{_name}-{call}");
    }

    private string Ask(BencodeWriter command, int tries = Tries)
    {
        string cookie = $"{_name}_{_commands++}";
        byte[] message = [.. Encoding.ASCII.GetBytes(cookie + " "), .. command.End().Written];
        for (int i = 0; i < tries; i++)
        {
            try
            {
                _socket.Send(message);
                while (true)
                {
                    string reply = Encoding.ASCII.GetString(_buffer.AsSpan(0, _socket.Receive(_buffer)));
                    if (reply.StartsWith(cookie + " ", StringComparison.Ordinal))
                    {
                        return reply;
                    }
                }
            }
            catch (SocketException)
            {
                // No answer within a second, or nobody listens yet: the same cookie again.
            }
        }

        throw new InvalidOperationException("The relay does not answer.");
    }

    private static int MediaPort(string reply)
    {
        string[] parts = reply.Split("m=audio ");
        return parts.Length > 1
            ? int.Parse(parts[1].Split(' ')[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The relay refused a call.");
    }

    private static byte[] Sdp(int port) => Encoding.ASCII.GetBytes(
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port.ToString(CultureInfo.InvariantCulture)
        + " RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n");
}
