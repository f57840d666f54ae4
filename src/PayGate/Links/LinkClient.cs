using System.Net;
using System.Net.Security;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>Speaks to one other role over mutual TLS; the far side must prove to be that role.</summary>
internal sealed class LinkClient : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>Aims at a role.</summary>
    public LinkClient(LinkCertificates certificates, Role target, IPEndPoint address)
    {
        Target = target;
        _client = new HttpClient(CreateHandler(certificates, target))
        {
            BaseAddress = new Uri("https://" + address),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromSeconds(15),
        };
    }

    /// <summary>The role spoken to.</summary>
    public Role Target { get; }

    /// <summary>A handler that presents our certificate and accepts only that of <paramref name="target"/>.</summary>
    public static SocketsHttpHandler CreateHandler(LinkCertificates certificates, Role target) => new()
    {
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificates = [certificates.Own],
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificates.RoleOf(certificate) == target,
        },
    };

    /// <summary>Asks for a value.</summary>
    public async ValueTask<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _client.GetAsync(path, cancellationToken);
        return await ReadAsync<T>(response, cancellationToken);
    }

    /// <summary>Sends a command and reads its answer.</summary>
    public async ValueTask<TAnswer> PostAsync<TBody, TAnswer>(string path, TBody body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync(path, body, LinkJson.Options, cancellationToken);
        return await ReadAsync<TAnswer>(response, cancellationToken);
    }

    /// <summary>Sends a command that has no answer.</summary>
    public async ValueTask PostAsync<TBody>(string path, TBody body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync(path, body, LinkJson.Options, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a request whose answer is read as it comes.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static async ValueTask<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        response.EnsureSuccessStatusCode();
        T? value = await response.Content.ReadFromJsonAsync<T>(LinkJson.Options, cancellationToken);
        return value ?? throw new HttpRequestException("The other role sent an empty answer.");
    }
}
