using Microsoft.Extensions.Time.Testing;
using PayGate.Capture.Ports;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Links;

namespace PayGate.Tests.Links;

public sealed class CaptureLeaseTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly DisarmRecorder _media = new();
    private readonly CaptureLease _lease;

    public CaptureLeaseTests() => _lease = new CaptureLease(_media, _clock);

    [Fact]
    public void While_the_capture_role_listens_nothing_is_disarmed()
    {
        using IDisposable holder = _lease.Hold();
        _lease.Armed(CaptureId.New());
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(_media.Disarmed);
    }

    [Fact]
    public void When_the_capture_role_is_gone_for_the_grace_its_captures_are_disarmed()
    {
        CaptureId capture = CaptureId.New();
        IDisposable holder = _lease.Hold();
        _lease.Armed(capture);
        holder.Dispose();
        _clock.Advance(CaptureLease.Grace - TimeSpan.FromMilliseconds(1));
        Assert.Empty(_media.Disarmed);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([capture], _media.Disarmed);
    }

    [Fact]
    public void A_capture_role_that_comes_back_in_time_keeps_its_captures()
    {
        IDisposable first = _lease.Hold();
        _lease.Armed(CaptureId.New());
        first.Dispose();
        _clock.Advance(CaptureLease.Grace / 2);
        using IDisposable second = _lease.Hold();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_media.Disarmed);
    }

    [Fact]
    public void A_capture_that_was_disarmed_is_not_disarmed_again()
    {
        CaptureId capture = CaptureId.New();
        IDisposable holder = _lease.Hold();
        _lease.Armed(capture);
        _lease.Disarmed(capture);
        holder.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_media.Disarmed);
    }

    [Fact]
    public void A_capture_armed_by_somebody_who_never_listened_runs_out_too()
    {
        CaptureId capture = CaptureId.New();
        _lease.Armed(capture);
        _clock.Advance(CaptureLease.Grace);
        Assert.Equal([capture], _media.Disarmed);
    }

    public void Dispose() => _lease.Dispose();

    private sealed class DisarmRecorder : ICallMedia
    {
        public List<CaptureId> Disarmed { get; } = [];

        public ValueTask DisarmAsync(CaptureId capture, CancellationToken cancellationToken)
        {
            Disarmed.Add(capture);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<CallSnapshot>> CallsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<RelayNotice> NoticesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<ArmConfirmation> ArmAsync(ArmRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask AskFieldAsync(CaptureId capture, CardField field, int attempt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask FinishFieldAsync(CaptureId capture, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<SealedCardMessage> SealAsync(CaptureId capture, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
