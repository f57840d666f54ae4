namespace PayGate.Media.Tests.Support;

/// <summary>A test with a relay of its own and two phones.</summary>
public abstract class RelayTest : IAsyncLifetime, IDisposable
{
    internal RtpPhone Caller { get; } = new(0x1111);

    internal RtpPhone Agent { get; } = new(0x2222);

    internal RelayUnderTest Relay { get; private protected set; } = null!;

    public virtual async Task InitializeAsync() => Relay = await RelayUnderTest.StartAsync();

    public virtual async Task DisposeAsync() => await Relay.DisposeAsync();

    public void Dispose()
    {
        Caller.Dispose();
        Agent.Dispose();
        GC.SuppressFinalize(this);
    }
}
