using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace PayGate.Capture.Tests.Support;

/// <summary>A small client of the SignalR JSON hub protocol, version 1, over a bare WebSocket.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char RecordSeparator = '\u001e';
    private const int InvocationType = 1;
    private const int CompletionType = 3;
    private const int CloseType = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly Channel<JsonElement> _messages = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource _closed = new();
    private Task _reading = Task.CompletedTask;
    private int _invocations;

    /// <summary>Done when the server has closed the connection.</summary>
    public Task Closed => _closed.Task.WaitAsync(Patience);

    public static async Task<HubClient> ConnectAsync(Uri hub, string person)
    {
        HubClient client = new();
        client._socket.Options.SetRequestHeader(PersonAuthentication.Header, person);
        await client._socket.ConnectAsync(hub, CancellationToken.None).WaitAsync(Patience);
        await client.SendTextAsync("""{"protocol":"json","version":1}""");
        TaskCompletionSource handshake = new();
        client._reading = Task.Run(() => client.ReadAsync(handshake));
        await handshake.Task.WaitAsync(Patience);
        return client;
    }

    /// <summary>Invokes a method and gives its result; a SignalR error is a <see cref="HubErrorException"/>.</summary>
    public async Task<JsonElement> InvokeAsync(string target, params object?[] arguments)
    {
        string id = Interlocked.Increment(ref _invocations).ToString(System.Globalization.CultureInfo.InvariantCulture);
        TaskCompletionSource<JsonElement> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = completion;
        await SendTextAsync(JsonSerializer.Serialize(new { type = InvocationType, invocationId = id, target, arguments }));
        return await completion.Task.WaitAsync(Patience);
    }

    public Task SendTextAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text + RecordSeparator), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Reads messages up to the first of this kind that is wanted; gives its content.</summary>
    public async Task<JsonElement> MessageAsync(string target, Func<JsonElement, bool> wanted)
    {
        using CancellationTokenSource limit = new(Patience);
        while (true)
        {
            JsonElement message = await _messages.Reader.ReadAsync(limit.Token);
            JsonElement content = message.GetProperty("arguments")[0];
            if (message.GetProperty("target").GetString() == target && wanted(content))
            {
                return content;
            }
        }
    }

    /// <summary>The next message with all its arguments.</summary>
    public async Task<JsonElement> NextMessageAsync()
    {
        using CancellationTokenSource limit = new(Patience);
        return await _messages.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Messages received so far and not read.</summary>
    public IReadOnlyList<JsonElement> RestOfMessages()
    {
        List<JsonElement> rest = [];
        while (_messages.Reader.TryRead(out JsonElement message))
        {
            rest.Add(message);
        }

        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync(TaskCompletionSource handshake)
    {
        byte[] buffer = new byte[16 * 1024];
        StringBuilder text = new();
        try
        {
            while (true)
            {
                WebSocketReceiveResult part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                TakeRecords(text, handshake);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end of the connection, however it came, is told by Closed below.
        }

        _closed.TrySetResult();
        _messages.Writer.TryComplete();
        foreach (TaskCompletionSource<JsonElement> waiting in _waiting.Values)
        {
            waiting.TrySetException(new HubErrorException("The connection has ended."));
        }
    }

    private void TakeRecords(StringBuilder text, TaskCompletionSource handshake)
    {
        string[] records = text.ToString().Split(RecordSeparator);
        text.Clear().Append(records[^1]);
        foreach (string record in records[..^1])
        {
            JsonElement message = JsonDocument.Parse(record).RootElement;
            if (!handshake.Task.IsCompleted)
            {
                handshake.SetResult();
                continue;
            }

            Take(message);
        }
    }

    private void Take(JsonElement message)
    {
        switch (message.GetProperty("type").GetInt32())
        {
            case InvocationType:
                _messages.Writer.TryWrite(message);
                break;
            case CompletionType when message.TryGetProperty("error", out JsonElement error):
                _waiting[message.GetProperty("invocationId").GetString()!].SetException(new HubErrorException(error.GetString()!));
                break;
            case CompletionType:
                _waiting[message.GetProperty("invocationId").GetString()!].SetResult(message.GetProperty("result"));
                break;
            case CloseType:
                _closed.TrySetResult();
                break;
        }
    }
}
