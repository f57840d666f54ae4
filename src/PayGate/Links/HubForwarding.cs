using System.Net;
using PayGate.Contracts.Access;
using PayGate.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace PayGate.Links;

/// <summary>Carries an agent's hub connection from the consoles to the capture role, with the name of the signed-in person.</summary>
/// <remarks>Browsers speak to one origin; the capture role stays in its own segment and believes the consoles' certificate alone.</remarks>
internal static class HubForwarding
{
    /// <summary>Header with the signed-in agent's name; believed from the console role only.</summary>
    public const string AgentHeader = "X-PayGate-Agent";

    /// <summary>Header with the signed-in agent's tenant; believed from the console role only.</summary>
    public const string TenantHeader = "X-PayGate-Tenant";

    /// <summary>Forwards <c>/hubs</c> to the capture role.</summary>
    public static void Map(WebApplication app, LinkCertificates certificates, IPEndPoint capture)
    {
        SocketsHttpHandler handler = LinkClient.CreateHandler(certificates, Role.Capture);
        handler.UseProxy = false;
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        HttpMessageInvoker invoker = new(handler);
        app.MapForwarder(
                "/hubs/{**rest}",
                "https://" + capture,
                new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromMinutes(2), Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact },
                new PersonTransformer(),
                invoker)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Agent));
    }

    private sealed class PersonTransformer : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            foreach (string header in new[] { AgentHeader, TenantHeader, "Cookie" })
            {
                proxyRequest.Headers.Remove(header);
            }

            proxyRequest.Headers.Host = null;
            proxyRequest.Headers.Add(AgentHeader, httpContext.User.Identity?.Name ?? "");
            proxyRequest.Headers.Add(TenantHeader, httpContext.User.FindFirst(ClaimNames.Tenant)?.Value ?? "");
        }
    }
}
