using System.Buffers;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace PayGate.Simulation;

/// <summary>
/// A desk without a browser: signs in over REST and speaks the SignalR JSON hub protocol on <c>/hubs/capture</c> over a WebSocket.
/// </summary>
/// <remarks>The .NET client package of SignalR does not restore here; the protocol is small and documented.</remarks>
internal sealed class DeskClient : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<DeskMessage> _messages = Channel.CreateUnbounded<DeskMessage>();
    private readonly Dictionary<string, TaskCompletionSource<JsonElement>> _calls = [];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _receiving = Task.CompletedTask;
    private int _invocations;

    private DeskClient()
    {
    }

    /// <summary>What the hub sent, in its order.</summary>
    public ChannelReader<DeskMessage> Messages => _messages.Reader;

    /// <summary>Connects with the cookies of a signed-in session.</summary>
    public static async Task<DeskClient> ConnectAsync(Uri server, CookieContainer cookies, CancellationToken cancellationToken)
    {
        DeskClient client = new();
        client._socket.Options.Cookies = cookies;
        UriBuilder address = new(new Uri(server, "/hubs/capture")) { Scheme = server.Scheme == "https" ? "wss" : "ws" };
        await client._socket.ConnectAsync(address.Uri, cancellationToken);
        await client.SendAsync("""{"protocol":"json","version":1}"""u8.ToArray(), cancellationToken);
        client._receiving = Task.Run(() => client.ReceiveAsync(client._stopping.Token), cancellationToken);
        return client;
    }

    /// <summary>Calls a hub method and gives back its result.</summary>
    /// <exception cref="IOException">The hub answered with an error, or the connection was lost.</exception>
    public async Task<JsonElement> InvokeAsync(string method, CancellationToken cancellationToken, params object?[] arguments)
    {
        string id = Interlocked.Increment(ref _invocations).ToString(System.Globalization.CultureInfo.InvariantCulture);
        TaskCompletionSource<JsonElement> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_calls)
        {
            _calls[id] = answer;
        }

        byte[] message = JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = id, target = method, arguments });
        await SendAsync(message, cancellationToken);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _stopping.Dispose();
    }

    private async Task SendAsync(byte[] json, CancellationToken cancellationToken)
    {
        byte[] framed = [.. json, RecordSeparator];
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(framed, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> pending = new();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await _socket.ReceiveAsync(pending.GetMemory(4096), cancellationToken);
                if (received.MessageType is WebSocketMessageType.Close)
                {
                    break;
                }

                pending.Advance(received.Count);
                pending = Consume(pending);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // The connection is over; the callers below learn it.
        }

        _messages.Writer.TryComplete();
        lock (_calls)
        {
            foreach (TaskCompletionSource<JsonElement> call in _calls.Values)
            {
                call.TrySetException(new IOException("The connection to the capture hub was lost."));
            }
        }
    }

    private ArrayBufferWriter<byte> Consume(ArrayBufferWriter<byte> pending)
    {
        ReadOnlySpan<byte> rest = pending.WrittenSpan;
        for (int end = rest.IndexOf(RecordSeparator); end >= 0; end = rest.IndexOf(RecordSeparator))
        {
            Handle(rest[..end]);
            rest = rest[(end + 1)..];
        }

        ArrayBufferWriter<byte> left = new();
        left.Write(rest);
        return left;
    }

    private void Handle(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement message = document.RootElement;
        int type = message.TryGetProperty("type", out JsonElement kind) ? kind.GetInt32() : 0;
        if (type == 1)
        {
            _messages.Writer.TryWrite(new DeskMessage(message.GetProperty("target").GetString()!, message.GetProperty("arguments")[0].Clone()));
        }
        else if (type == 3)
        {
            Answer(message);
        }
    }

    private void Answer(JsonElement message)
    {
        TaskCompletionSource<JsonElement>? call;
        lock (_calls)
        {
            _calls.Remove(message.GetProperty("invocationId").GetString()!, out call);
        }

        if (message.TryGetProperty("error", out JsonElement error))
        {
            call?.TrySetException(new IOException("The capture hub refused: " + error.GetString()));
        }
        else
        {
            call?.TrySetResult(message.TryGetProperty("result", out JsonElement result) ? result.Clone() : default);
        }
    }
}
