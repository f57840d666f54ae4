using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PayGate.Audit;
using PayGate.Capture.Calls;
using PayGate.Capture.Certificates;
using PayGate.Capture.Deciding;
using PayGate.Capture.Desk;
using PayGate.Capture.Hubs;
using PayGate.Capture.Ports;
using PayGate.Capture.Sessions;
using PayGate.Capture.Storage;
using PayGate.Contracts.Access;

namespace PayGate.Capture;

/// <summary>Adds the capture room to a host.</summary>
public static class CaptureServices
{
    private const string HubPath = "/hubs/capture";
    private const string AgentPolicy = "paygate.capture.agent";
    private const long LargestMessage = 4096;

    /// <summary>
    /// Adds captures, their store and the hub. The host registers <see cref="ICallMedia"/>, <see cref="ICardVault"/>,
    /// <see cref="AuditSigner"/>, <see cref="TimeProvider"/> and a sign-in, and may register an <see cref="ICaptureGate"/>.
    /// </summary>
    /// <remarks>Register services that run the relay and the vault before this: hosts stop in reverse order, and open captures are wiped at stop.</remarks>
    /// <exception cref="OptionsValidationException">A setting is out of range; all problems are named.</exception>
    public static IServiceCollection AddCapture(this IServiceCollection services, CaptureOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = CaptureOptionsValidator.Validate(options);
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(nameof(CaptureOptions), typeof(CaptureOptions), problems);
        }

        services.AddSingleton(CapturePolicy.From(options));
        services.AddSingleton(provider => CaptureStore.Open(
            options.DatabasePath,
            provider.GetRequiredService<AuditSigner>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ICaptureGate, OpenGate>();
        services.AddSingleton<DeskBoard>();
        services.AddSingleton<SessionTools>();
        services.AddSingleton<CaptureDirectory>();
        services.AddSingleton<CaptureStarter>();
        services.AddSingleton<CaptureRecovery>();
        services.AddSingleton<CallBook>();
        services.AddHostedService<DeskPump>();
        services.AddSingleton<MaskingAlarms>();
        services.AddSingleton<CertificateOffice>();
        services.AddHostedService<RelayListener>();
        services.AddHostedService<CertificateSweep>();
        AddHub(services);
        return services;
    }

    /// <summary>Maps the hub to <c>/hubs/capture</c>, for signed-in agents only.</summary>
    public static IEndpointConventionBuilder MapCapture(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints
            .MapHub<CaptureHub>(HubPath, connection => connection.CloseOnAuthenticationExpiration = true)
            .RequireAuthorization(AgentPolicy);
    }

    private static void AddHub(IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(AgentPolicy, policy => policy
            .RequireAuthenticatedUser()
            .RequireRole(Roles.Agent)
            .RequireAssertion(context => AgentIdentity.From(context.User) is not null));
        services
            .AddSignalR()
            .AddHubOptions<CaptureHub>(hub =>
            {
                hub.EnableDetailedErrors = false;
                hub.MaximumReceiveMessageSize = LargestMessage;
            })
            .AddJsonProtocol(json =>
            {
                json.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
                json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            });
    }
}
