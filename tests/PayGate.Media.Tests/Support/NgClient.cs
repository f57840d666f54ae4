using System.Net;
using System.Net.Sockets;
using System.Text;
using PayGate.Media.Ng;

namespace PayGate.Media.Tests.Support;

/// <summary>A client of the NG protocol that writes its messages by hand, as Kamailio does.</summary>
internal sealed class NgClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private int _sent;

    internal NgClient(IPEndPoint server)
    {
        _socket.Connect(server);
        _socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
    }

    /// <summary>Bencode of a dictionary; values are texts, numbers, or lists of texts, and keys stay in the order given.</summary>
    internal static string Dictionary(params (string Key, object Value)[] entries)
    {
        var text = new StringBuilder("d");
        foreach ((string key, object value) in entries)
        {
            text.Append(Text(key));
            text.Append(value switch
            {
                int number => "i" + number + "e",
                string[] list => "l" + string.Concat(list.Select(Text)) + "e",
                _ => Text((string)value),
            });
        }

        return text.Append('e').ToString();
    }

    internal string Ask(params (string Key, object Value)[] entries) => AskRaw(Dictionary(entries));

    /// <summary>Sends a message under a new cookie and returns the reply without it.</summary>
    internal string AskRaw(string message) => Exchange("t" + Interlocked.Increment(ref _sent), message);

    /// <summary>Sends under a given cookie; the reply must carry the same.</summary>
    internal string Exchange(string cookie, string message)
    {
        Send(cookie + " " + message);
        string reply = Receive();
        Assert.StartsWith(cookie + " ", reply, StringComparison.Ordinal);
        return reply[(cookie.Length + 1)..];
    }

    internal void Send(string datagram) => _socket.Send(Encoding.Latin1.GetBytes(datagram));

    /// <summary>What comes within 100 ms; <see langword="null"/>: nothing.</summary>
    internal string? TryReceive() => _socket.Poll(TimeSpan.FromMilliseconds(100), SelectMode.SelectRead) ? Receive() : null;

    internal string Receive()
    {
        byte[] buffer = new byte[65_536];
        return Encoding.Latin1.GetString(buffer, 0, _socket.Receive(buffer));
    }

    /// <summary>The text at a key of a reply's top level.</summary>
    internal static string? Find(string reply, string key)
    {
        Assert.True(BencodeReader.TryRead(Encoding.Latin1.GetBytes(reply), out BencodeValue? value));
        return value!.Entries.FirstOrDefault(entry => entry.Key == key).Value?.AsText();
    }

    public void Dispose() => _socket.Dispose();

    private static string Text(string text) => text.Length + ":" + text;
}
