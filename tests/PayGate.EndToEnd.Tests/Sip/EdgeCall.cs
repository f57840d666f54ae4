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

    private readonly EdgeStage _stage;
    private readonly CallDirection _direction;
    private readonly int _number;
    private readonly int _known;

    public EdgeCall(EdgeStage stage, CallDirection direction = CallDirection.Inbound)
    {
        _stage = stage;
        _direction = direction;
        _number = Interlocked.Increment(ref _count);
        _known = stage.Relay?.Answered ?? 0;
        CallId = string.Create(CultureInfo.InvariantCulture, $"call-{_number}-{Guid.NewGuid():N}");
        Calling = Phone(isInbound: direction == CallDirection.Inbound);
        Called = Phone(isInbound: direction == CallDirection.Outbound);
    }

    /// <summary>The edge's name of the call.</summary>
    public string CallId { get; }

    /// <summary>SIPp's scenario of the calling party.</summary>
    public string Scenario { get; init; } = "caller.xml";

    /// <summary>The agent that the called party names in its answer.</summary>
    public string AgentName { get; init; } = "";

    /// <summary>The party that sent the INVITE.</summary>
    public SippParty From { get; private set; } = null!;

    /// <summary>The party that was rung.</summary>
    public SippParty To { get; private set; } = null!;

    public RtpPhone Calling { get; }

    public RtpPhone Called { get; }

    /// <summary>Whose keys are nobody else's business.</summary>
    public RtpPhone Customer => _direction == CallDirection.Inbound ? Calling : Called;

    public RtpPhone Agent => _direction == CallDirection.Inbound ? Called : Calling;

    public CallSnapshot Snapshot { get; private set; } = null!;

    /// <summary>A call that is answered, with both telephones talking.</summary>
    public static async Task<EdgeCall> ConnectAsync(EdgeStage stage, CallDirection direction = CallDirection.Inbound)
    {
        EdgeCall call = new(stage, direction);
        try
        {
            await call.DialAsync();
            await call.RingAsync();
            await call.AnswerAsync("a", call.Called);
            return call;
        }
        catch
        {
            await call.DisposeAsync();
            throw;
        }
    }

    /// <summary>An INVITE that has reached the other side; nothing is answered yet.</summary>
    /// <param name="number">What is dialled.</param>
    /// <param name="called">Where the called party waits, when not where the edge sends calls of this direction by itself.</param>
    /// <param name="media">Where the calling party says it takes its sound, when not at its telephone.</param>
    /// <param name="transport">SIPp's transport of the calling party.</param>
    /// <param name="more">Further arguments of the calling SIPp.</param>
    public async Task DialAsync(
        string number = "200", IPEndPoint? called = null, IPEndPoint? media = null, string transport = "u1", params string[] more)
    {
        bool isInbound = _direction == CallDirection.Inbound;
        EdgeSettings settings = _stage.Edge.Settings;
        IPEndPoint at = called ?? (isInbound
            ? new IPEndPoint(IPAddress.Parse(EdgeSettings.AgentAddress), settings.AgentPort)
            : new IPEndPoint(IPAddress.Parse(EdgeSettings.TrunkAddress), settings.TrunkPort));
        IPEndPoint from = new(Calling.LocalEndPoint.Address, FirstCallingPort + (_number % CallingPorts));
        To = await SippParty.WaitForCallAsync(_stage.Edge, CallId, at, Called.LocalEndPoint, AgentName);
        From = SippParty.Call(_stage.Edge, CallId, from, media ?? Calling.LocalEndPoint, number, transport, Scenario, more);
        await Until.TrueAsync(() => To.Count("called") > 0, () => $"the INVITE arrives. {To.Says()} {From.Says()} {_stage.Edge.Log}");
    }

    public async Task RingAsync()
    {
        await To.CueAsync("RING", "a");
        await From.ReportsAsync("ringing");
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
        if (_stage.Relay is { } relay)
        {
            Snapshot = await relay.NextAnsweredAsync(_known);
        }
    }

    /// <summary>Another telephone of the agents' side.</summary>
    public RtpPhone AgentPhone() => Phone(isInbound: false);

    public void Connect(RtpPhone phone, SippParty party)
    {
        phone.Connect(party.Media!);
        _stage.Clock.Add(phone);
    }

    public Task<CaptureId> ArmAsync() => Relay.ArmAsync(Snapshot.Id);

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
        await Relay.Relay.AskFieldAsync(capture, field, 1, CancellationToken.None);

    public Task IsValidAsync(CaptureId capture, CardField field) => Until.TrueAsync(
        () => Relay.Progress(capture, field)?.State == FieldState.Valid,
        () => $"{field} is valid; digits held: {Relay.Progress(capture, field)?.Digits}");

    /// <summary>One party hangs up; the other and the relay learn of it.</summary>
    public async Task HangUpAsync(SippParty by)
    {
        await by.CueAsync("BYE");
        await by.ReportsAsync("ended");
        await (by == From ? To : From).ReportsAsync("hung up on");
        if (_stage.Relay is { } relay)
        {
            await relay.EndedAsync(Snapshot.Id);
            Assert.Equal(CallEndReason.HungUp, relay.Last(Snapshot.Id).EndReason);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RtpPhone phone in new[] { Calling, Called })
        {
            _stage.Clock.Remove(phone);
            phone.Dispose();
        }

        foreach (SippParty? party in new[] { From, To })
        {
            if (party is not null)
            {
                await party.DisposeAsync();
            }
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

    private EdgeRelay Relay => _stage.Relay ?? throw new InvalidOperationException("The relay is in another process: arm the call at the desk.");

    private static RtpPhone Phone(bool isInbound)
    {
        int number = Interlocked.Increment(ref _count);
        string address = isInbound ? EdgeSettings.TrunkAddress : EdgeSettings.AgentAddress;
        return new RtpPhone(IPAddress.Parse(address), (uint)(0x5000 + number), new Voice(120 + (number % 5 * 20), 6000));
    }

    private static string Port(RtpPhone phone) => phone.LocalEndPoint.Port.ToString(CultureInfo.InvariantCulture);
}
