namespace PayGate.Signals.Tones;

/// <summary>One of the windows of <see cref="ToneOnsetDetector"/>.</summary>
internal sealed class OnsetWindow
{
    /// <summary>A peak of 3 in 16-bit PCM: below it G.711 has no code left to make a tone with.</summary>
    private const double LeastPower = 4.5;

    private readonly ToneCorrelator _correlator;
    private readonly HopWindow _window;
    private readonly OnsetRule _rule;
    private readonly int _hop;
    private ToneSpectrum _earlier;
    private bool _hasEarlier;
    private TonePair _pair = TonePair.None;
    private int _agreeing;

    public OnsetWindow(ToneCorrelator correlator, int hop, OnsetRule rule)
    {
        _correlator = correlator;
        _window = new HopWindow(correlator.Window, hop);
        _rule = rule;
        _hop = hop;
    }

    public bool IsSuspicious => _agreeing >= _rule.Windows;

    public long Position => _window.Position;

    /// <summary>The first sample of the first window that agreed, as far as it matters for the newest suspicion.</summary>
    public long SuspectFrom => Position - _correlator.Window - ((_rule.Windows - 1) * _hop);

    /// <summary>Takes up to one hop; <see langword="true"/> when it looked.</summary>
    public bool Process(ref ReadOnlySpan<short> samples)
    {
        if (!_window.TakeHop(ref samples))
        {
            return false;
        }

        _correlator.Measure(_window.Samples, out ToneSpectrum now);
        TonePair pair = _hasEarlier ? TonePair.Read(_correlator, _earlier, now, _hop, _rule.LeastShare) : TonePair.None;
        bool fits = pair.Fits(_rule.Offset, _rule.Twist, LeastPower);
        bool agrees = fits && _agreeing > 0 && pair.Row == _pair.Row && pair.Column == _pair.Column;
        bool isClear = now.Total >= LeastPower && now.ShareOfStrongestPair(_rule.Twist) >= _rule.LoneShare;
        _agreeing = isClear ? Math.Max(_rule.Windows, _agreeing) : agrees ? _agreeing + 1 : fits ? 1 : 0;
        _pair = pair;
        _earlier = now;
        _hasEarlier = true;
        return true;
    }

    public void Skip(int count)
    {
        _window.Skip(count);
        Forget();
    }

    public void Clear()
    {
        _window.Clear();
        Forget();
    }

    private void Forget()
    {
        _hasEarlier = false;
        _earlier = default;
        _agreeing = 0;
    }
}
