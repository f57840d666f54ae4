using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>The port on which a role serves the others, over mutual TLS.</summary>
internal static class LinkListener
{
    private const string PeerKey = "PayGate.Links.Peer";

    /// <summary>Opens the port.</summary>
    public static void ListenForRoles(this KestrelServerOptions server, IPEndPoint address, LinkCertificates certificates) =>
        server.Listen(address, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificates.Own,
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                ClientCertificateValidation = (certificate, _, _) => certificates.RoleOf(certificate) is not null,
            });
        });

    /// <summary>Names the peer of every request that came over the role port.</summary>
    public static void UsePeers(this IApplicationBuilder app, LinkCertificates certificates) =>
        app.Use((context, next) =>
        {
            // A chain is built once a connection, not once a request.
            IDictionary<object, object?> connection = context.Features.GetRequiredFeature<IConnectionItemsFeature>().Items;
            if (!connection.TryGetValue(PeerKey, out object? peer))
            {
                peer = certificates.RoleOf(context.Connection.ClientCertificate);
                connection[PeerKey] = peer;
            }

            context.Items[PeerKey] = peer;
            return next(context);
        });

    /// <summary>The role at the far end; <see langword="null"/> for anybody else.</summary>
    public static Role? Peer(this HttpContext context) => context.Items.TryGetValue(PeerKey, out object? role) ? (Role?)role : null;

    /// <summary>Lets only these roles call the endpoints of a group; everybody else is told that there is no such place.</summary>
    public static TBuilder OnlyFor<TBuilder>(this TBuilder endpoints, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (invocation, next) =>
            invocation.HttpContext.Peer() is { } peer && roles.Contains(peer) ? await next(invocation) : Results.NotFound());
}
