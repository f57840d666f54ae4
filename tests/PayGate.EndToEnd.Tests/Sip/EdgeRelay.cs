using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Relay;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>A relay in the test's own process, so that the test can arm calls, and everything it has told.</summary>
internal sealed class EdgeRelay : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<RelayNotice> _notices = [];
    private readonly SealingKeyPair _vaultKey = SealingKeyPair.Generate();
    private readonly Task _reading;

    private EdgeRelay(RelayOptions options)
    {
        Relay = new MediaRelay(options, null, () => _vaultKey.PublicKey, TimeProvider.System, NullLogger<MediaRelay>.Instance);
        _reading = Task.Run(ReadAsync);
    }

    public MediaRelay Relay { get; }

    public static async Task<EdgeRelay> StartAsync(int ngPort, int firstPort, int mostCalls = 100)
    {
        EdgeRelay relay = new(new RelayOptions
        {
            NgEndPoint = new IPEndPoint(IPAddress.Loopback, ngPort),
            FirstPort = firstPort,
            LastPort = firstPort + 199,
            MostCalls = mostCalls,
        });
        await relay.Relay.StartAsync(CancellationToken.None);
        return relay;
    }

    /// <summary>How many calls have been answered so far; the next call is the one after them.</summary>
    public int Answered => Calls(CallState.Answered).Select(call => call.Id).Distinct().Count();

    /// <summary>The call that is answered after <paramref name="known"/> others.</summary>
    public async Task<CallSnapshot> NextAnsweredAsync(int known)
    {
        await Until.TrueAsync(() => Answered > known, () => "the relay has an answered call");
        return Calls(CallState.Answered).DistinctBy(call => call.Id).ElementAt(known);
    }

    /// <summary>The last that was told of a call.</summary>
    public CallSnapshot Last(CallId call) => All<CallChanged>().Last(notice => notice.Call.Id == call).Call;

    public Task EndedAsync(CallId call) => Until.TrueAsync(() => Last(call).State == CallState.Ended, () => "the call has ended");

    /// <summary>The last that was told of a field; <see langword="null"/> when no key was noticed.</summary>
    public FieldProgress? Progress(CaptureId capture, CardField field) =>
        All<FieldProgressed>().LastOrDefault(notice => notice.Progress.Capture == capture && notice.Progress.Field == field)?.Progress;

    /// <summary>The most digits that a capture has held at one time.</summary>
    public int MostDigits(CaptureId capture) =>
        All<FieldProgressed>().Where(notice => notice.Progress.Capture == capture).Select(notice => notice.Progress.Digits).DefaultIfEmpty().Max();

    public async Task<CaptureId> ArmAsync(CallId call)
    {
        CaptureId capture = CaptureId.New();
        ArmConfirmation confirmation = await Relay.ArmAsync(
            new ArmRequest(capture, call, MaskStyle.Silence, CaptureKeys.Standard, []), CancellationToken.None);
        Assert.Equal(new ArmConfirmation(true, true, null), confirmation);
        return capture;
    }

    public async ValueTask DisposeAsync()
    {
        await Relay.DisposeAsync();
        await _reading;
        _vaultKey.Dispose();
    }

    private IEnumerable<CallSnapshot> Calls(CallState state) =>
        All<CallChanged>().Select(notice => notice.Call).Where(call => call.State == state);

    private T[] All<T>()
    {
        lock (_gate)
        {
            return [.. _notices.OfType<T>()];
        }
    }

    private async Task ReadAsync()
    {
        await foreach (RelayNotice notice in Relay.Notices.ReadAllAsync())
        {
            lock (_gate)
            {
                _notices.Add(notice);
            }
        }
    }
}
