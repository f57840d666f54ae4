using System.Globalization;
using System.Net;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Simulation;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>A call through the edge: SIPp signals for either party, a telephone of ours makes and hears the sound of each.</summary>
internal sealed class EdgeCall : IAsyncDisposable
{
    private const int FirstCallingPort = 5365;
    private const int CallingPorts = 15;

    private static readonly TimeSpan Press = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(80);
    private static int _count;

    private readonly EdgeRelay _relay;
    private readonly PacketClock _clock;
    private readonly int _known;

    private EdgeCall(EdgeRelay relay, PacketClock clock, string callId, CallDirection direction)
    {
        _relay = relay;
        _clock = clock;
        _known = relay.Answered;
        CallId = callId;
        bool isInbound = direction == CallDirection.Inbound;
        Calling = Phone(isInbound ? EdgeSettings.TrunkAddress : EdgeSettings.AgentAddress);
        Called = Phone(isInbound ? EdgeSettings.AgentAddress : EdgeSettings.TrunkAddress);
        Customer = isInbound ? Calling : Called;
        Agent = isInbound ? Called : Calling;
    }

    /// <summary>The edge's name of the call.</summary>
    public string CallId { get; }

    /// <summary>The party that sent the INVITE.</summary>
    public SippParty From { get; private set; } = null!;

    /// <summary>The party that was rung.</summary>
    public SippParty To { get; private set; } = null!;

    public RtpPhone Calling { get; }

    public RtpPhone Called { get; }

    /// <summary>Whose keys are nobody else's business.</summary>
    public RtpPhone Customer { get; }

    public RtpPhone Agent { get; }

    public CallSnapshot Snapshot { get; private set; } = null!;

    /// <summary>An INVITE that has reached the other side; nothing is answered yet.</summary>
    public static async Task<EdgeCall> DialAsync(
        EdgeFixture fixture, CallDirection direction = CallDirection.Inbound, string number = "200", string transport = "u1", params string[] more)
    {
        int count = Interlocked.Increment(ref _count);
        string callId = string.Create(CultureInfo.InvariantCulture, $"call-{count}-{Guid.NewGuid():N}");
        EdgeCall call = new(fixture.Relay, fixture.Clock, callId, direction);
        bool isInbound = direction == CallDirection.Inbound;
        EdgeSettings settings = fixture.Edge.Settings;
        IPEndPoint called = isInbound
            ? new IPEndPoint(IPAddress.Parse(EdgeSettings.AgentAddress), settings.AgentPort)
            : new IPEndPoint(IPAddress.Parse(EdgeSettings.TrunkAddress), settings.TrunkPort);
        IPEndPoint calling = new(
            IPAddress.Parse(isInbound ? EdgeSettings.TrunkAddress : EdgeSettings.AgentAddress), FirstCallingPort + (count % CallingPorts));
        try
        {
            call.To = await SippParty.WaitForCallAsync(fixture.Edge, callId, called, call.Called.LocalEndPoint);
            call.From = SippParty.Call(fixture.Edge, callId, calling, call.Calling.LocalEndPoint, number, transport, more);
            await call.To.ReportsAsync("called");
            return call;
        }
        catch
        {
            await call.DisposeAsync();
            throw;
        }
    }

    /// <summary>A call that is answered, with both telephones talking.</summary>
    public static async Task<EdgeCall> ConnectAsync(
        EdgeFixture fixture, CallDirection direction = CallDirection.Inbound, string number = "200", string transport = "u1")
    {
        EdgeCall call = await DialAsync(fixture, direction, number, transport);
        try
        {
            await call.To.CueAsync("RING", "a");
            await call.From.ReportsAsync("ringing");
            await call.AnswerAsync("a", call.Called);
            return call;
        }
        catch
        {
            await call.DisposeAsync();
            throw;
        }
    }

    /// <summary>One branch of the called side is heard before anybody answers.</summary>
    public async Task SendEarlyMediaAsync(string branch, RtpPhone phone)
    {
        int before = From.CountMedia;
        await To.CueAsync("EARLY", branch, Port(phone));
        await Until.TrueAsync(() => From.CountMedia > before, () => "early media is announced");
        Connect(phone, To);
        Connect(Calling, From);
    }

    /// <summary>One branch of the called side answers.</summary>
    public async Task AnswerAsync(string branch, RtpPhone phone)
    {
        await To.CueAsync("ANSWER", branch, Port(phone));
        await From.ReportsAsync("answered");
        await To.ReportsAsync("answered");
        Connect(phone, To);
        Connect(Calling, From);
        Snapshot = await _relay.NextAnsweredAsync(_known);
    }

    /// <summary>Another telephone of the agents' side.</summary>
    public RtpPhone AgentPhone() => Phone(EdgeSettings.AgentAddress);

    public void Connect(RtpPhone phone, SippParty party)
    {
        phone.Connect(party.Media!);
        _clock.Add(phone);
    }

    public Task<CaptureId> ArmAsync() => _relay.ArmAsync(Snapshot.Id);

    /// <summary>The caller keys, and everything is heard that will be.</summary>
    public Task KeyAsync(ReadOnlyMemory<byte> keys, KeyTransport transport) => KeyAsync(Customer, keys, transport);

    /// <summary>The caller keys a field, and the relay finds it valid.</summary>
    public async Task KeyFieldAsync(CaptureId capture, CardField field, byte[] keys, KeyTransport transport)
    {
        await AskAsync(capture, field);
        await KeyAsync(keys, transport);
        await IsValidAsync(capture, field);
    }

    public async Task AskAsync(CaptureId capture, CardField field) =>
        await _relay.Relay.AskFieldAsync(capture, field, 1, CancellationToken.None);

    public Task IsValidAsync(CaptureId capture, CardField field) => Until.TrueAsync(
        () => _relay.Progress(capture, field)?.State == FieldState.Valid,
        () => $"{field} is valid; digits held: {_relay.Progress(capture, field)?.Digits}");

    /// <summary>One party hangs up; the other and the relay learn of it.</summary>
    public async Task HangUpAsync(SippParty by)
    {
        await by.CueAsync("BYE");
        await by.ReportsAsync("ended");
        await (by == From ? To : From).ReportsAsync("hung up on");
        await _relay.EndedAsync(Snapshot.Id);
        Assert.Equal(CallEndReason.HungUp, _relay.Last(Snapshot.Id).EndReason);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RtpPhone phone in new[] { Calling, Called })
        {
            _clock.Remove(phone);
            phone.Dispose();
        }

        if (From is not null)
        {
            await From.DisposeAsync();
        }

        if (To is not null)
        {
            await To.DisposeAsync();
        }
    }

    internal static async Task KeyAsync(RtpPhone phone, ReadOnlyMemory<byte> keys, KeyTransport transport)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            phone.Press(keys.Span[i], transport, Press, Rest);
        }

        await Until.TrueAsync(() => !phone.IsKeying, () => "everything is keyed");
        await Task.Delay(TimeSpan.FromMilliseconds(200));
    }

    private static RtpPhone Phone(string address)
    {
        int number = Interlocked.Increment(ref _count);
        return new RtpPhone(IPAddress.Parse(address), (uint)(0x5000 + number), new Voice(120 + (number % 5 * 20), 6000));
    }

    private static string Port(RtpPhone phone) => phone.LocalEndPoint.Port.ToString(CultureInfo.InvariantCulture);
}
