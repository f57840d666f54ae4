using PayGate.Contracts.Captures;
using PayGate.Contracts.Recordings;

namespace PayGate.Media.Recording;

/// <summary>Collects where in a recording captures ran and keys were replaced. Positions are frames of the recording.</summary>
internal sealed class CaptureSpans
{
    private const int FramesPerSecond = 8000;

    private readonly List<CaptureSpan> _closed = [];
    private readonly List<TimeRange> _keys = [];
    private CaptureId? _running;
    private long _from;

    /// <summary>Whether a span is open.</summary>
    internal bool IsRunning => _running is not null;

    /// <summary>A capture closed the mask; a span still open ends here.</summary>
    internal void Start(CaptureId capture, long frame)
    {
        End(frame);
        _running = capture;
        _from = frame;
    }

    /// <summary>Sound was replaced; pieces that touch become one.</summary>
    internal void Replaced(long frame, long frames)
    {
        if (_running is null)
        {
            return;
        }

        var range = new TimeRange(TimeOf(Math.Max(0, frame)), TimeOf(Math.Max(0, frame + frames)));
        if (_keys.Count > 0 && _keys[^1].To >= range.From)
        {
            range = new TimeRange(_keys[^1].From, range.To);
            _keys.RemoveAt(_keys.Count - 1);
        }

        _keys.Add(range);
    }

    /// <summary>The mask opened, or the call ended.</summary>
    internal void End(long frame)
    {
        if (_running is { } capture)
        {
            _closed.Add(new CaptureSpan(capture, TimeOf(_from), TimeOf(frame), [.. _keys]));
            _keys.Clear();
            _running = null;
        }
    }

    /// <summary>The spans that have ended, in time order.</summary>
    internal IReadOnlyList<CaptureSpan> Closed => _closed;

    private static TimeSpan TimeOf(long frame) => TimeSpan.FromTicks(frame * (TimeSpan.TicksPerSecond / FramesPerSecond));
}
