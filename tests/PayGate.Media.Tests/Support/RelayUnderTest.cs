using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Relaying;
using PayGate.Media.Relay;

namespace PayGate.Media.Tests.Support;

/// <summary>A running relay on loopback with ports of its own, an NG client, and what the relay tells.</summary>
internal sealed class RelayUnderTest : IAsyncDisposable
{
    /// <summary>The lowest media port of any relay under test.</summary>
    internal const int FirstPort = 42000;

    /// <summary>The highest.</summary>
    internal const int LastPort = FirstPort + (PortsEach * Ranges) - 1;

    private const int PortsEach = 20;
    private const int Ranges = 49;

    private static int _ranges;
    private int _calls;

    private RelayUnderTest(MediaRelay relay)
    {
        Relay = relay;
        Ng = new NgClient(relay.NgEndPoint);
    }

    internal MediaRelay Relay { get; }

    internal NgClient Ng { get; }

    internal static async Task<RelayUnderTest> StartAsync(
        Func<RelayOptions, RelayOptions>? change = null,
        TimeProvider? clock = null,
        SealingKey? recordingKey = null,
        SealingKey? vaultKey = null,
        ILogger<MediaRelay>? log = null)
    {
        int first = FirstPort + (Interlocked.Increment(ref _ranges) % Ranges * PortsEach);
        var options = new RelayOptions
        {
            NgEndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            FirstPort = first,
            LastPort = first + PortsEach - 1,
        };
        var relay = new MediaRelay(
            change?.Invoke(options) ?? options, recordingKey, () => vaultKey, clock ?? TimeProvider.System, log ?? NullLogger<MediaRelay>.Instance);
        await relay.StartAsync(CancellationToken.None);
        return new RelayUnderTest(relay);
    }

    /// <summary>Sets a call up between two phones and returns the edge's name of it.</summary>
    internal string Connect(RtpPhone offerer, RtpPhone answerer, params (string Key, object Value)[] more)
    {
        string call = "call-" + Interlocked.Increment(ref _calls);
        answerer.Follow(Offer(call, offerer, more));
        offerer.Follow(Answer(call, answerer));
        return call;
    }

    internal string Offer(string call, RtpPhone offerer, params (string Key, object Value)[] more) => Sdp(Ng.Ask(
        [("call-id", call), ("from-tag", "from"), ("sdp", offerer.Sdp()), .. more, ("command", "offer")]));

    internal string Answer(string call, RtpPhone answerer, string toTag = "to") => Sdp(Ng.Ask(
        ("call-id", call), ("from-tag", "from"), ("to-tag", toTag), ("sdp", answerer.Sdp()), ("command", "answer")));

    internal string Delete(string call) => Ng.Ask(("call-id", call), ("from-tag", "from"), ("command", "delete"));

    /// <summary>The next notice of a kind; others are passed over.</summary>
    internal async Task<T> NextAsync<T>(Predicate<T>? which = null)
        where T : RelayNotice
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            if (await Relay.Notices.ReadAsync(patience.Token) is T notice && which?.Invoke(notice) != false)
            {
                return notice;
            }
        }
    }

    internal async Task<CallSnapshot> NextCallAsync(CallState state) => (await NextAsync<CallChanged>(notice => notice.Call.State == state)).Call;

    public async ValueTask DisposeAsync()
    {
        Ng.Dispose();
        await Relay.DisposeAsync();
    }

    private static string Sdp(string reply)
    {
        Assert.Equal("ok", NgClient.Find(reply, "result"));
        return NgClient.Find(reply, "sdp")!;
    }
}
