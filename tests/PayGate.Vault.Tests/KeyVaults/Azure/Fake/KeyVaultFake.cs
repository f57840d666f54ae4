using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>Azure Key Vault and its login on loopback, with TLS and the service's own request and answer shapes; it fails on demand.</summary>
/// <remarks>
/// Clients use the real names (<c>https://contoso.vault.azure.net</c>): <see cref="Handler"/> leads every connection here, so nothing in the
/// product has to be loosened for tests.
/// </remarks>
internal sealed class KeyVaultFake : IAsyncDisposable
{
    internal static readonly Uri Vault = new("https://contoso.vault.azure.net/");

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private KeyVaultFake(TimeProvider clock)
    {
        Keys = new FakeKeyStore(clock);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));
        _app = builder.Build();
        _app.Use(GuardAsync);
        _app.UseRouting();
        _app.MapPost("/{tenant}/oauth2/v2.0/token", TokenAsync);
        new FakeKeyVaultRoutes(Keys).Map(_app);
    }

    internal FakeKeyStore Keys { get; }

    internal FakeSignIn SignIn { get; } = new();

    internal X509Certificate2 Certificate { get; } = FakeCertificate.Create();

    /// <summary>Method and path of every request so far, lost and refused ones too.</summary>
    internal IReadOnlyCollection<string> Requests => _requests;

    /// <summary>So many of the next requests are answered 429.</summary>
    internal int Throttled { get; set; }

    /// <summary>What Retry-After says then.</summary>
    internal int RetryAfterSeconds { get; set; } = 1;

    /// <summary>So many of the next requests are answered 503.</summary>
    internal int Broken { get; set; }

    /// <summary>Connections are cut without an answer.</summary>
    internal bool NetworkLost { get; set; }

    /// <summary>Requests get no answer until their caller gives up.</summary>
    internal bool Silent { get; set; }

    /// <summary>Requests without a body that a client sent before it knew whom it talks to, and with one.</summary>
    internal int UnauthenticatedBodies { get; private set; }

    internal int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    internal static async Task<KeyVaultFake> StartAsync(TimeProvider? clock = null)
    {
        KeyVaultFake fake = new(clock ?? TimeProvider.System);
        await fake._app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        Certificate.Dispose();
        _one.Dispose();
    }

    internal int Count(string part) => _requests.Count(request => request.Contains(part, StringComparison.Ordinal));

    /// <summary>A transport that leads every name here and trusts this server's certificate alone.</summary>
    internal HttpClientTransport Transport() => new(new HttpClient(Handler()));

    /// <summary>A credential that needs no login call.</summary>
    internal TokenCredential Credential() => new FakeCredential(this);

    private SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        _requests.Enqueue(context.Request.Method + " " + context.Request.Path);
        await _one.WaitAsync();
        try
        {
            if (NetworkLost)
            {
                context.Abort();
                return;
            }

            if (!Silent)
            {
                await AnswerAsync(context, next);
                return;
            }
        }
        finally
        {
            _one.Release();
        }

        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (Throttled > 0)
        {
            Throttled--;
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await ErrorAsync(context, new KeyVaultError(429, "Throttled", "Request was not processed because too many requests were received."));
            return;
        }

        if (Broken > 0)
        {
            Broken--;
            await ErrorAsync(context, new KeyVaultError(503, "ServiceUnavailable", "The service is unavailable."));
            return;
        }

        if (!context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal))
        {
            if (SignIn.ChallengeOf(context.Request) is { } challenge)
            {
                UnauthenticatedBodies += context.Request.ContentLength > 0 && context.Request.Headers.Authorization.Count == 0 ? 1 : 0;
                context.Response.Headers.WWWAuthenticate = challenge;
                await ErrorAsync(context, new KeyVaultError(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token."));
                return;
            }

            if (!context.Request.Query.ContainsKey("api-version"))
            {
                await ErrorAsync(context, new KeyVaultError(400, "BadParameter", "api-version must be specified"));
                return;
            }
        }

        try
        {
            await next(context);
        }
        catch (KeyVaultError error)
        {
            await ErrorAsync(context, error);
        }
    }

    private static Task ErrorAsync(HttpContext context, KeyVaultError error)
    {
        context.Response.StatusCode = error.Status;
        return context.Response.WriteAsJsonAsync(new
        {
            error = new { code = error.Code, message = error.Message, innererror = error.Inner is null ? null : new { code = error.Inner } },
        });
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        IFormCollection form = await request.ReadFormAsync();
        return Results.Json(new
        {
            token_type = "Bearer",
            expires_in = 3600,
            ext_expires_in = 3600,
            access_token = SignIn.Issue(form["claims"]),
        });
    }

    private sealed class FakeCredential(KeyVaultFake fake) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(fake.SignIn.Issue(requestContext.Claims), TimeProvider.System.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
