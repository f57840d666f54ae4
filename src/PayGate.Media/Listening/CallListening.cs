using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Relaying;
using PayGate.Media.Calls;
using PayGate.Signals.Listening;

namespace PayGate.Media.Listening;

/// <summary>
/// Listens to everything that leaves a call behind the mask, from the arming of a capture until the mask has opened, and reports it. A hit ends the
/// capture and keeps the mask closed for the rest of the call.
/// </summary>
internal sealed class CallListening
{
    private const string Failed = "A key was heard behind the mask.";
    private const int TagCharacters = 16;

    private static readonly DetectorName[] Detectors =
    [
        new("mask", "tone-correlator", 1),
        new("mask", "telephone-event", 1),
        new("verification", LeakDetector.Name, LeakDetector.Version),
    ];

    private readonly Call _call;
    private readonly ArmRequest _request;
    private readonly ChannelWriter<RelayNotice> _notices;
    private readonly TimeProvider _clock;
    private readonly List<(LegStream Stream, OutputEar Ear)> _ears = [];
    private readonly OutputEar _recorder;
    private readonly DateTimeOffset _startedAt;
    private DateTimeOffset? _disarmedAt;
    private bool _maskConfirmed;
    private bool _isReported;

    internal CallListening(Call call, ArmRequest request, ChannelWriter<RelayNotice> notices, TimeProvider clock)
    {
        _call = call;
        _request = request;
        _notices = notices;
        _clock = clock;
        _startedAt = clock.GetUtcNow();
        _recorder = new OutputEar(MaskedOutput.Recorder, 0, clock);
    }

    /// <summary>A key got behind the mask: no further capture on this call.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>The mask was confirmed closed to whoever armed it.</summary>
    internal void Confirm(bool isClosed) => _maskConfirmed |= isClosed;

    /// <summary>The capture was disarmed; what the mask lets out until it opens still counts.</summary>
    internal void Disarmed() => _disarmedAt ??= _clock.GetUtcNow();

    /// <summary>Whether a datagram of a caller's stream may leave.</summary>
    internal bool Passes(LegStream stream, ReadOnlySpan<byte> datagram, long now) =>
        IsOver(stream) || Check(EarOf(stream), EarOf(stream).Passes(datagram, stream.Payloads, now));

    /// <summary>Whether sound of the caller may go to the recorder.</summary>
    internal bool Passes(LegStream stream, ReadOnlySpan<short> samples, long now) => IsOver(stream) || Check(_recorder, _recorder.Passes(samples, now));

    /// <summary>Reports when there is nothing more to listen for. To be called every 20 ms.</summary>
    internal void Advance()
    {
        if (!_call.CallerLeg.Mask.IsActive)
        {
            Finish(MeasurementEnd.MaskOpened);
        }
        else if (HasFailed && _disarmedAt is not null)
        {
            Finish(MeasurementEnd.HeldByAlarm);
        }
    }

    /// <summary>Reports, once, and wipes.</summary>
    internal void Finish(MeasurementEnd end)
    {
        if (_isReported)
        {
            return;
        }

        _isReported = true;
        DateTimeOffset now = _clock.GetUtcNow();
        List<OutputMeasurement> outputs = [.. _ears.Select(pair => pair.Ear.Measure())];
        if (_call.Recorder is not null)
        {
            outputs.Add(_recorder.Measure());
        }

        _notices.TryWrite(new CaptureMeasured(
            new CaptureMeasurement(
                _request.Capture,
                _call.Id,
                _call.Tenant,
                _request.Style,
                _maskConfirmed,
                RecorderConfirmed: _maskConfirmed,
                IsRecorded: _call.Recorder is not null,
                _startedAt,
                _disarmedAt ?? now,
                now,
                end,
                [.. _call.AgentLeg.Tags.Select(tag => new MaskedParty("agent", HashOf(tag)))],
                outputs,
                Detectors),
            Signature: null));
        if (end != MeasurementEnd.HeldByAlarm)
        {
            _ears.ForEach(pair => pair.Ear.Clear());
            _recorder.Clear();
        }
    }

    private static string HashOf(string tag) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag)))[..TagCharacters];

    /// <summary>The mask has opened and only the next upkeep is to come: the caller's keys are for a menu again.</summary>
    private bool IsOver(LegStream stream) => _disarmedAt is not null && stream.Mask.IsOpen;

    private OutputEar EarOf(LegStream stream)
    {
        foreach ((LegStream known, OutputEar ear) in _ears)
        {
            if (known == stream)
            {
                return ear;
            }
        }

        var added = new OutputEar(MaskedOutput.Legs, _ears.Count + 1, _clock);
        _ears.Add((stream, added));
        return added;
    }

    private bool Check(OutputEar ear, bool passes)
    {
        if (!passes && !HasFailed)
        {
            HasFailed = true;
            _call.CallerLeg.Mask.Close(MaskHolds.Alarm, _request.Style);
            _notices.TryWrite(new MaskingFailed(_request.Capture, _call.Id, ear.Output, ear.LastHit!));
            if (_call.Capture?.Id == _request.Capture)
            {
                _call.Capture.LoseProtection(Failed);
            }
        }

        return passes;
    }
}
