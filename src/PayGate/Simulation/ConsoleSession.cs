using System.Net;
using System.Text.Json;

namespace PayGate.Simulation;

/// <summary>One person signed in over REST, as the web pages do it.</summary>
internal sealed class ConsoleSession : IDisposable
{
    private readonly HttpClient _client;

    private ConsoleSession(Uri server)
    {
        Server = server;
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies }) { BaseAddress = server };
        _client.DefaultRequestHeaders.Add("X-PayGate", "1");
    }

    /// <summary>The session's cookies, for the hub.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The server signed in to.</summary>
    public Uri Server { get; }

    /// <summary>Signs in.</summary>
    /// <exception cref="HttpRequestException">The server refused.</exception>
    public static async Task<ConsoleSession> SignInAsync(Uri server, string user, string password, CancellationToken cancellationToken)
    {
        ConsoleSession session = new(server);
        try
        {
            using HttpResponseMessage response = await session._client.PostAsJsonAsync("/api/session", new { user, password }, cancellationToken);
            response.EnsureSuccessStatusCode();
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Reads a JSON resource.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        await _client.GetFromJsonAsync<JsonElement>(path, cancellationToken);

    /// <summary>Reads a binary resource.</summary>
    public Task<byte[]> GetBytesAsync(string path, CancellationToken cancellationToken) => _client.GetByteArrayAsync(path, cancellationToken);

    /// <summary>Posts JSON and reads the JSON answer.</summary>
    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync(path, body, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
