namespace PayGate.Media.TelephoneEvents;

/// <summary>
/// One press is one key, however many transports carried it. An event and a tone of the same key belong together when their stretches
/// overlap or nearly touch; two events are always two presses, two tones are unless one event spans both. A key that signalling tells (SIP INFO)
/// belongs to the oldest press of its key nearby that has none yet.
/// </summary>
internal sealed class KeyMerger
{
    /// <summary>Gateways tear event and tone so far apart: 60 ms between the end of one and the start of the other.</summary>
    private const int LargestGap = 480;

    /// <summary>
    /// The same while the tone's end is not known: it is heard with the mask's delay of 60 ms and a packet of up to 60 ms, so it may reach
    /// the event that seems 150 ms away.
    /// </summary>
    private const int LargestGapToOpen = 1200;

    /// <summary>Nobody presses the same key twice within 160 ms, or lets it go for less than 45 ms.</summary>
    private const int ShortestRepeat = 1280;

    private const int ShortestRelease = 360;

    /// <summary>Signalling goes another way than media and tells of a key when it goes down or when it comes up: within 0.8 s.</summary>
    private const int SignalReach = 6400;

    /// <summary>The same key on another transport so soon after a press that lacks it: 0.5 s; perhaps one press torn apart on the way.</summary>
    private const int TornReach = 4000;

    private const int Remembered = 8;

    private readonly MergedPress[] _presses = new MergedPress[Remembered];
    private int _count;

    /// <summary>Takes the start of an event; <see langword="true"/> when it is a new press.</summary>
    /// <param name="key">RFC 4733 code.</param>
    /// <param name="start">Where it began, in samples.</param>
    /// <param name="end">Up to where it is known to last.</param>
    /// <param name="repeatedQuickly">Whether the press follows the same key too soon.</param>
    public bool BeginEvent(byte key, long start, long end, out bool repeatedQuickly)
    {
        repeatedQuickly = false;
        for (int i = _count - 1; i >= 0; i--)
        {
            ref MergedPress press = ref _presses[i];
            if (press.Key == key && !press.HasEvent && Gap(press.ToneStart, press.ToneEnd, start, end) <= Allowed(press.ToneIsOpen))
            {
                (press.HasEvent, press.EventStart, press.EventEnd) = (true, start, end);
                return false;
            }
        }

        if (FindSignal(key, start) is >= 0 and int signalled)
        {
            ref MergedPress press = ref _presses[signalled];
            (press.HasEvent, press.EventStart, press.EventEnd) = (true, start, end);
            return false;
        }

        repeatedQuickly = Remember(new MergedPress { Key = key, Start = start, HasEvent = true, EventStart = start, EventEnd = end });
        return true;
    }

    /// <summary>Takes a key that signalling tells at a position; <see langword="true"/> when it is a new press.</summary>
    public bool BeginSignal(byte key, long position, out bool repeatedQuickly)
    {
        repeatedQuickly = false;
        for (int i = 0; i < _count; i++)
        {
            ref MergedPress press = ref _presses[i];
            if (press.Key == key && !press.HasSignal && position - press.End <= SignalReach)
            {
                press.HasSignal = true;
                return false;
            }
        }

        repeatedQuickly = Remember(new MergedPress { Key = key, Start = position, HasSignal = true });
        return true;
    }

    /// <summary>Tells how long the newest event of a key lasts by now.</summary>
    public void ExtendEvent(byte key, long end)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            ref MergedPress press = ref _presses[i];
            if (press.Key == key && press.HasEvent)
            {
                press.EventEnd = Math.Max(press.EventEnd, end);
                return;
            }
        }
    }

    /// <summary>Takes the start of a tone that has been heard up to <paramref name="heardUntil"/>; <see langword="true"/> when it is a new press.</summary>
    public bool BeginTone(byte key, long start, long heardUntil, out bool repeatedQuickly)
    {
        repeatedQuickly = false;
        int best = -1;
        long nearest = LargestGapToOpen;
        for (int i = 0; i < _count; i++)
        {
            ref readonly MergedPress press = ref _presses[i];
            if (press.Key != key || !press.HasEvent)
            {
                continue;
            }

            long gap = Gap(press.EventStart, press.EventEnd, start, heardUntil);
            long allowed = press.HasTone ? 0 : Allowed(heardUntil < press.EventStart);
            if (gap <= Math.Min(allowed, nearest))
            {
                (best, nearest) = (i, gap);
            }
        }

        best = best < 0 ? FindSignal(key, start) : best;
        if (best < 0)
        {
            repeatedQuickly = Remember(
                new MergedPress { Key = key, Start = start, HasTone = true, ToneIsOpen = true, ToneStart = start, ToneEnd = heardUntil });
            return true;
        }

        ref MergedPress joined = ref _presses[best];
        joined.ToneStart = joined.HasTone ? Math.Min(joined.ToneStart, start) : start;
        joined.ToneEnd = Math.Max(joined.HasTone ? joined.ToneEnd : 0, heardUntil);
        joined.HasTone = true;
        joined.ToneIsOpen = true;
        return false;
    }

    /// <summary>Tells up to where the newest tone of a key was heard, and whether it is over.</summary>
    public void ExtendTone(byte key, long end, bool isOver)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            ref MergedPress press = ref _presses[i];
            if (press.Key == key && press.HasTone)
            {
                press.ToneEnd = Math.Max(press.ToneEnd, end);
                press.ToneIsOpen = !isOver;
                return;
            }
        }
    }

    /// <summary>Overwrites everything that is remembered.</summary>
    public void Clear()
    {
        Array.Clear(_presses);
        _count = 0;
    }

    private static long Allowed(bool toneIsOpen) => toneIsOpen ? LargestGapToOpen : LargestGap;

    private static long Gap(long start, long end, long otherStart, long otherEnd) => Math.Max(0, Math.Max(otherStart - end, start - otherEnd));

    /// <summary>The oldest press nearby that only signalling told of.</summary>
    private int FindSignal(byte key, long start)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_presses[i].Key == key && _presses[i].IsSignalOnly && Math.Abs(start - _presses[i].Start) <= SignalReach)
            {
                return i;
            }
        }

        return -1;
    }

    private bool Remember(in MergedPress press)
    {
        bool quickly = _count > 0 && IsQuick(_presses[_count - 1], press);
        if (_count == Remembered)
        {
            _presses.AsSpan(1).CopyTo(_presses);
            _count--;
        }

        _presses[_count++] = press;
        return quickly;
    }

    private static bool IsQuick(in MergedPress last, in MergedPress press)
    {
        if (last.Key != press.Key)
        {
            return false;
        }

        bool sameTransport = (last.HasEvent && press.HasEvent) || (last.HasTone && press.HasTone) || (last.HasSignal && press.HasSignal);
        return press.Start - last.Start < ShortestRepeat
            || press.Start - last.End < (sameTransport ? ShortestRelease : TornReach);
    }
}
