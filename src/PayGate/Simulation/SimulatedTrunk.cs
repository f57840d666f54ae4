using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PayGate.Simulation;

/// <summary>The telephone edge of the simulation: speaks NG to the relay just as Kamailio does, over UDP with cookies and retransmission.</summary>
internal sealed class SimulatedTrunk : IDisposable
{
    private const int Tries = 5;

    private readonly UdpClient _client;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly int _instance = Environment.ProcessId;
    private int _sequence;

    /// <summary>Aims at the relay's NG port.</summary>
    public SimulatedTrunk(IPEndPoint relay)
    {
        _client = new UdpClient(relay.AddressFamily);
        _client.Connect(relay);
    }

    /// <summary>True once the relay answers a ping.</summary>
    public async Task<bool> PingAsync(CancellationToken cancellationToken)
    {
        try
        {
            NgReply reply = await SendAsync([("command", "ping")], cancellationToken);
            return reply.Result == "pong";
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Sends an offer; the SDP for the callee comes back.</summary>
    public Task<NgReply> OfferAsync(string callId, string fromTag, string sdp, string metadata, CancellationToken cancellationToken) =>
        SendAsync(
            [
                ("sdp", sdp), ("transport-protocol", "RTP/AVP"), ("call-id", callId), ("from-tag", fromTag), ("metadata", metadata),
                ("command", "offer"),
            ],
            cancellationToken);

    /// <summary>Sends an answer; the SDP for the caller comes back.</summary>
    public Task<NgReply> AnswerAsync(string callId, string fromTag, string toTag, string sdp, CancellationToken cancellationToken) =>
        SendAsync(
            [
                ("sdp", sdp), ("transport-protocol", "RTP/AVP"), ("call-id", callId), ("from-tag", fromTag), ("to-tag", toTag),
                ("command", "answer"),
            ],
            cancellationToken);

    /// <summary>Ends a call.</summary>
    public Task<NgReply> DeleteAsync(string callId, string fromTag, CancellationToken cancellationToken) =>
        SendAsync([("call-id", callId), ("from-tag", fromTag), ("command", "delete")], cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _one.Dispose();
    }

    private async Task<NgReply> SendAsync(IReadOnlyList<(string Key, string Value)> dictionary, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            string cookie = string.Create(CultureInfo.InvariantCulture, $"0_{_instance}_{++_sequence}");
            byte[] message = Encoding.UTF8.GetBytes(cookie + " " + Bencode(dictionary));
            for (int attempt = 0; attempt < Tries; attempt++)
            {
                await _client.SendAsync(message, cancellationToken);
                if (await ReceiveAsync(cookie, cancellationToken) is { } reply)
                {
                    return reply;
                }
            }
        }
        catch (SocketException)
        {
            // Nobody listens; the message below says so.
        }
        finally
        {
            _one.Release();
        }

        throw new IOException("The relay did not answer on its NG port.");
    }

    private async Task<NgReply?> ReceiveAsync(string cookie, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            while (true)
            {
                UdpReceiveResult result = await _client.ReceiveAsync(timeout.Token);
                string text = Encoding.UTF8.GetString(result.Buffer);
                if (text.StartsWith(cookie + " ", StringComparison.Ordinal))
                {
                    return NgReply.Parse(text[(cookie.Length + 1)..]);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string Bencode(IReadOnlyList<(string Key, string Value)> dictionary)
    {
        StringBuilder text = new("d");
        foreach ((string key, string value) in dictionary)
        {
            AppendString(text, key);
            AppendString(text, value);
        }

        AppendString(text, "replace");
        text.Append('l');
        AppendString(text, "origin");
        AppendString(text, "session-connection");
        return text.Append("ee").ToString();
    }

    private static void AppendString(StringBuilder text, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:").Append(value);
}
