using Microsoft.AspNetCore.Authentication;
using PayGate.Capture;
using PayGate.Capture.Ports;
using PayGate.Links;

namespace PayGate.Hosting;

/// <summary>Capture sessions and the agents' hub.</summary>
internal sealed class CaptureModule(NodeContext node) : IRoleModule
{
    /// <inheritdoc/>
    public ValueTask AddAsync(WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        builder.Services.AddSingleton(node.Signer);
        builder.Services.AddSingleton(TimeProvider.System);
        if (node.Certificates is not null)
        {
            builder.Services.AddSingleton<ICallMedia>(new RemoteCallMedia(node.ClientOf(Role.Relay)));
            builder.Services.AddSingleton<ICardVault>(new RemoteCardVault(node.ClientOf(Role.Vault)));
            builder.Services.AddAuthentication(ForwardedPersonHandler.SchemeName)
                .AddScheme<AuthenticationSchemeOptions, ForwardedPersonHandler>(ForwardedPersonHandler.SchemeName, null);
        }

        builder.Services.AddCapture(new CaptureOptions { DatabasePath = Path.Combine(node.Options.Data.Capture, "capture.db") });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        if (node.Certificates is not null)
        {
            app.UseAuthentication();
            app.UseAuthorization();
        }

        app.MapCapture();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
