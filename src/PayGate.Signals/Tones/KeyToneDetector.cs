namespace PayGate.Signals.Tones;

/// <summary>
/// Decodes keys from 8 kHz PCM after ITU-T Q.24: 40 ms of tone and of pause are taken, 20 ms of tone are not; +-1.5 % of frequency is
/// taken, +-3.5 % is not; up to 10 dB between the two tones; from -46 dBm0 per tone. Streaming, without allocation.
/// </summary>
/// <remarks>
/// A Hann window of 20 ms moves on by 5 ms. A key is a run of windows that one row and one column explain, with the frequency
/// read from the phase that the pair gained over the whole run. It is told when it has ended or has lasted 75 ms.
/// </remarks>
public sealed class KeyToneDetector
{
    private const int Hop = 40;
    private const int Window = 160;

    /// <summary>Windows without the pair that end a key: a hole of 10 ms empties two, a pause of 40 ms at least five.</summary>
    private const int WindowsToEnd = 3;

    /// <summary>Half of a window's weight lies within so many samples from either of its ends: where a tone's edge is.</summary>
    private const int HalfWindow = 80;

    private const int LongestBridge = 640;
    private const double ShareToStart = 0.7;
    private const double ShareToStay = 0.4;
    private const double LooseOffset = 0.035;
    private const double Twist = 10;
    private const double Quiet = 0.1;

    /// <summary>A pair so clear beside a key's frequencies, of nearly the run's power, is a voice that glides through them.</summary>
    private const double ClearShare = 0.75;

    private const double LargestClearShare = 1.1;
    private const double BesideOffset = 0.06;
    private const double BesideTwist = 20;
    private const double BesidePower = 0.7;

    private static readonly ToneCorrelator Correlator = ToneCorrelator.TwentyMilliseconds;
    private static readonly double LeastPower = Math.Pow(KeyFrequencies.PeakOf(-46), 2) / 2;

    private readonly HopWindow _window = new(Window, Hop);
    private readonly KeyToneQueue _queue = new();
    private ToneSpectrum _earlier;
    private bool _hasEarlier;
    private readonly KeyToneRun _run = new();
    private double _besidePower;
    private int _missed;
    private int _blind;
    private long _runStart;
    private long _lastHeard;
    private bool _confirmed;

    /// <summary>Whether a key is sounding now.</summary>
    public bool IsSounding => _confirmed;

    /// <summary>Takes samples; what was found is drained with <see cref="TryTake"/>.</summary>
    public void Process(ReadOnlySpan<short> samples)
    {
        while (_window.TakeHop(ref samples))
        {
            Correlator.Measure(_window.Samples, out ToneSpectrum now);
            if (_hasEarlier)
            {
                Judge(TonePair.Read(Correlator, _earlier, now, Hop, ShareToStay));
            }

            _earlier = now;
            _hasEarlier = true;
        }
    }

    /// <summary>Moves on over samples that were lost on the way. A key that sounds on both sides stays one key.</summary>
    /// <param name="count">How many samples are missing.</param>
    public void ProcessMissing(int count)
    {
        _window.Skip(count);
        _hasEarlier = false;
        _blind = Window / Hop;
        if (count > LongestBridge)
        {
            EndRun();
        }
    }

    /// <summary>
    /// Takes what was found: every key once when it is sure, still sounding, and once more when it has ended. A reader who does not
    /// drain loses the oldest after 16.
    /// </summary>
    public bool TryTake(out KeyTone tone) => _queue.TryTake(out tone);

    /// <summary>Ends what sounds and overwrites every sample held.</summary>
    public void Clear()
    {
        EndRun();
        _window.Clear();
        _earlier = default;
        _hasEarlier = false;
    }

    private void Judge(in TonePair pair)
    {
        bool fits = pair.Fits(LooseOffset, Twist, LeastPower);
        bool same = fits && pair.Row == _run.First.Row && pair.Column == _run.First.Column;
        _blind = Math.Max(_blind - 1, 0);
        _besidePower = pair.Share < ShareToStart ? 0 : _besidePower;
        if (same && (_confirmed || pair.Share >= ShareToStart))
        {
            Continue(pair);
        }
        else if (fits && pair.Share >= ShareToStart)
        {
            EndRun();
            Begin(pair);
        }
        else
        {
            Pass(pair, fits);
        }
    }

    /// <summary>A window without the run's pair.</summary>
    private void Pass(in TonePair pair, bool fits)
    {
        if (!fits && pair.Share is >= ClearShare and < LargestClearShare && pair.Fits(BesideOffset, BesideTwist, LeastPower))
        {
            _besidePower = pair.Power;
            _run.IsGliding |= !_confirmed && pair.Power > BesidePower * _run.First.Power;
        }

        if (_run.Windows > 0 && !IsHidden())
        {
            Miss();
        }
    }

    /// <summary>After a loss the window is not full yet: only a hop that is quiet by itself shows that the tone is over.</summary>
    private bool IsHidden() => _blind > 0 && _window.NewestPower() > Quiet * _run.First.Power;

    private void Begin(in TonePair pair)
    {
        _run.Begin(pair);
        _run.IsGliding = _besidePower > BesidePower * pair.Power;
        _runStart = _window.Position - Window + HalfWindow - Hop;
        Continue(pair);
    }

    private void Continue(in TonePair pair)
    {
        _missed = 0;
        _lastHeard = _window.Position - HalfWindow + Hop;
        _run.Add(pair);
        if (!_confirmed && _run.IsLong)
        {
            Confirm();
            _run.IsGliding |= !_confirmed;
        }
    }

    private void Miss()
    {
        _missed++;
        if (_missed >= (_confirmed ? WindowsToEnd : 2))
        {
            EndRun();
        }
    }

    private void Confirm()
    {
        if (_run.IsKey)
        {
            _confirmed = true;
            _queue.Add(new KeyTone(_run.First.Key, _runStart, long.MaxValue));
        }
    }

    private void EndRun()
    {
        if (!_confirmed)
        {
            Confirm();
        }

        if (_confirmed)
        {
            _queue.Add(new KeyTone(_run.First.Key, _runStart, _lastHeard));
        }

        _confirmed = false;
        _missed = 0;
        _run.End();
    }
}
