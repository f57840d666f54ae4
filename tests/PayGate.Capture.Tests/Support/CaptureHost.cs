using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayGate.Audit;
using PayGate.Capture.Ports;
using PayGate.Contracts.Calls;

namespace PayGate.Capture.Tests.Support;

/// <summary>The whole room in a real web server on loopback, with a relay and a vault on a script.</summary>
internal sealed class CaptureHost : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;

    private CaptureHost()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ICallMedia>(Media);
        builder.Services.AddSingleton<ICardVault>(Vault);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => AuditSigner.OpenOrCreate(_folder.File("audit.key")));
        builder.Services
            .AddAuthentication(PersonAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, PersonAuthentication>(PersonAuthentication.SchemeName, null);
        builder.Services.AddCapture(new CaptureOptions { DatabasePath = Database });
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapCapture();
    }

    public FakeMedia Media { get; } = new();

    public FakeVault Vault { get; } = new();

    public string Database => _folder.File("capture.db");

    public Uri Hub => new(_app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal) + "/hubs/capture");

    public static async Task<CaptureHost> StartAsync()
    {
        CaptureHost host = new();
        await host._app.StartAsync();
        return host;
    }

    /// <summary>A desk that has read the state once, as the contract asks: from then on it misses no message.</summary>
    public async Task<HubClient> ConnectAsync(string person = "anna;acme;agent")
    {
        HubClient desk = await HubClient.ConnectAsync(Hub, person);
        await desk.InvokeAsync("GetState");
        return desk;
    }

    /// <summary>A call that the agent's desk has seen appear.</summary>
    public async Task<CallSnapshot> RingAsync(HubClient desk, AgentName? agent = null)
    {
        CallSnapshot call = Sample.Call(agent);
        Media.Tell(call);
        await desk.MessageAsync("CallChanged", message => message.GetProperty("id").GetString() == call.Id.Value);
        return call;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
