namespace PayGate.Signals.Tones;

/// <summary>One of the windows of <see cref="ToneOnsetDetector"/>.</summary>
internal sealed class OnsetWindow
{
    /// <summary>A peak of 3 in 16-bit PCM: below it G.711 has no code left to make a tone with.</summary>
    private const double LeastPower = 4.5;

    private readonly ToneCorrelator _correlator;
    private readonly OnsetRule _rule;
    private readonly int _hop;
    private ToneSpectrum _earlier;
    private bool _hasEarlier;
    private TonePair _pair = TonePair.None;
    private int _agreeing;

    public OnsetWindow(ToneCorrelator correlator, int hop, OnsetRule rule)
    {
        _correlator = correlator;
        _rule = rule;
        _hop = hop;
    }

    public bool IsSuspicious => _agreeing >= _rule.Windows;

    /// <summary>From the first sample of the first window that agreed, as far as it matters for the newest suspicion, to the newest sample.</summary>
    public long SuspectSamples => _correlator.Window + ((_rule.Windows - 1) * _hop);

    /// <summary>Looks at the newest of the samples, a hop after it looked last.</summary>
    public void Look(ReadOnlySpan<float> samples)
    {
        _correlator.Measure(samples[^_correlator.Window..], out ToneSpectrum now);
        TonePair pair = _hasEarlier ? TonePair.Read(_correlator, _earlier, now, _hop, _rule.LeastShare) : TonePair.None;
        bool fits = pair.Fits(_rule.Offset, _rule.Twist, LeastPower);
        bool agrees = fits && _agreeing > 0 && pair.Row == _pair.Row && pair.Column == _pair.Column;
        bool isClear = now.Total >= LeastPower && now.ShareOfStrongestPair(_rule.Twist) >= _rule.LoneShare;
        _agreeing = isClear ? Math.Max(_rule.Windows, _agreeing) : agrees ? _agreeing + 1 : fits ? 1 : 0;
        _pair = pair;
        _earlier = now;
        _hasEarlier = true;
    }

    /// <summary>What comes next does not go on from what came.</summary>
    public void Forget()
    {
        _hasEarlier = false;
        _earlier = default;
        _agreeing = 0;
    }
}
