namespace PayGate.Capture.Tests.Support;

/// <summary>One host for all tests of a class that leave nothing behind in it.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    internal CaptureHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await CaptureHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
