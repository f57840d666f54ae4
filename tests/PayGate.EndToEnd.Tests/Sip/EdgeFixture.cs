using PayGate.Simulation;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>One Kamailio and one relay for all calls that need no others.</summary>
public sealed class EdgeFixture : IAsyncLifetime
{
    private const int SipPort = 5360;
    private const int NgPort = 2360;
    private const int FirstMediaPort = 38000;

    internal EdgeServer Edge { get; private set; } = null!;

    internal EdgeRelay Relay { get; private set; } = null!;

    internal PacketClock Clock { get; } = new();

    internal EdgeStage Stage => new(Edge, Relay, Clock);

    public async Task InitializeAsync()
    {
        Relay = await EdgeRelay.StartAsync(NgPort, FirstMediaPort);
        Edge = await EdgeServer.StartAsync(new EdgeSettings(SipPort, $"udp:127.0.0.1:{NgPort}", "#!define WITH_REGISTRAR"));
    }

    public async Task DisposeAsync()
    {
        await Clock.DisposeAsync();
        await Edge.DisposeAsync();
        await Relay.DisposeAsync();
    }
}
