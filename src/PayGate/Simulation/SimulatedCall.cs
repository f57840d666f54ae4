using System.Globalization;
using System.Net;

namespace PayGate.Simulation;

/// <summary>One call between a simulated caller and a simulated agent, through the relay under test.</summary>
internal sealed class SimulatedCall : IDisposable
{
    private static int _count;

    private readonly SimulatedTrunk _trunk;
    private readonly PacketClock _clock;
    private readonly string _callId;
    private readonly string _fromTag;

    private SimulatedCall(SimulatedTrunk trunk, PacketClock clock, RtpPhone caller, RtpPhone agent, string callId, string fromTag)
    {
        _trunk = trunk;
        _clock = clock;
        Caller = caller;
        Agent = agent;
        _callId = callId;
        _fromTag = fromTag;
    }

    /// <summary>The caller's telephone.</summary>
    public RtpPhone Caller { get; }

    /// <summary>The agent's telephone.</summary>
    public RtpPhone Agent { get; }

    /// <summary>Sets the call up: offer, answer, both telephones talking.</summary>
    public static async Task<SimulatedCall> DialAsync(
        SimulatedTrunk trunk, PacketClock clock, IPAddress address, string metadata, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _count);
        string callId = string.Create(CultureInfo.InvariantCulture, $"sim-{Environment.ProcessId}-{number}@{address}");
        string fromTag = string.Create(CultureInfo.InvariantCulture, $"c{number}");
        RtpPhone caller = new(address, (uint)(0x1000 + number), new Voice(190, 5000));
        RtpPhone agent = new(address, (uint)(0x2000 + number), new Voice(115, 6000));
        SimulatedCall call = new(trunk, clock, caller, agent, callId, fromTag);
        try
        {
            NgReply offered = await trunk.OfferAsync(callId, fromTag, Sdp(caller.LocalEndPoint), metadata, cancellationToken);
            agent.Connect(offered.MediaEndPoint());
            string toTag = string.Create(CultureInfo.InvariantCulture, $"a{number}");
            NgReply answered = await trunk.AnswerAsync(callId, fromTag, toTag, Sdp(agent.LocalEndPoint), cancellationToken);
            caller.Connect(answered.MediaEndPoint());
            clock.Add(caller);
            clock.Add(agent);
            return call;
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    /// <summary>Keys digits one after the other and waits until the last has sounded.</summary>
    /// <param name="keys">RFC 4733 event codes.</param>
    /// <param name="transport">How they travel.</param>
    /// <param name="press">How long each is held.</param>
    /// <param name="pause">How long the hand rests between two.</param>
    /// <param name="pressed">Called as each key starts.</param>
    /// <param name="cancellationToken">Stops keying.</param>
    public async Task KeyAsync(
        ReadOnlyMemory<byte> keys, KeyTransport transport, TimeSpan press, TimeSpan pause, Action? pressed, CancellationToken cancellationToken)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            Caller.Press(keys.Span[i], transport, press, pause);
            pressed?.Invoke();
            while (Caller.IsKeying)
            {
                await Task.Delay(10, cancellationToken);
            }
        }
    }

    /// <summary>Hangs up: the edge tells the relay, both telephones fall silent.</summary>
    public async Task HangUpAsync(CancellationToken cancellationToken)
    {
        await _trunk.DeleteAsync(_callId, _fromTag, cancellationToken);
        _clock.Remove(Caller);
        _clock.Remove(Agent);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _clock.Remove(Caller);
        _clock.Remove(Agent);
        Caller.Dispose();
        Agent.Dispose();
    }

    private static string Sdp(IPEndPoint at) => string.Create(
        CultureInfo.InvariantCulture,
        $"v=0\r\no=- 1 1 IN IP4 {at.Address}\r\ns=-\r\nc=IN IP4 {at.Address}\r\nt=0 0\r\nm=audio {at.Port} RTP/AVP 8 0 {RtpPhone.TelephoneEventPayloadType}\r\n"
        + $"a=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:{RtpPhone.TelephoneEventPayloadType} telephone-event/8000\r\n"
        + $"a=fmtp:{RtpPhone.TelephoneEventPayloadType} 0-15\r\na=ptime:20\r\na=sendrecv\r\n");
}
