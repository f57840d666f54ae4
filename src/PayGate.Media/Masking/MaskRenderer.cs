using PayGate.Contracts.Captures;
using PayGate.Signals.Tones;

namespace PayGate.Media.Masking;

/// <summary>Makes what leaves out of the delay line: the caller's sound outside the masked stretches, silence or the flat tone inside.</summary>
internal sealed class MaskRenderer
{
    /// <summary>The fade between sound and mask: 3 ms, always on the side of the sound.</summary>
    public const int Fade = 24;

    private int _gain;

    /// <summary>What stands in place of a key.</summary>
    public MaskStyle Style { get; set; }

    /// <summary>The next sound fades in.</summary>
    public void Restart() => _gain = 0;

    /// <summary>The next sound goes on at full level.</summary>
    public void GoOn() => _gain = Fade;

    /// <summary>Renders from the tail of the line, which must hold as much; returns how many samples are masked.</summary>
    public int Render(DelayLine line, CallerSound target)
    {
        line.CopyTo(line.Tail, target.Low);
        if (!target.High.IsEmpty)
        {
            line.CopyHighTo(line.Tail, target.High);
        }

        if (_gain == Fade && line.IsPlain(target.Length + Fade))
        {
            return 0;
        }

        int masked = 0;
        for (int i = 0; i < target.Length; i++)
        {
            long position = line.Tail + i;
            if (line.IsMasked(position))
            {
                masked++;
                _gain = 0;
            }
            else
            {
                bool fades = line.IsMasked(position + Fade) || IsAbsentAhead(line, position);
                _gain = Math.Clamp(_gain + (fades ? -1 : 1), 0, Fade);
            }

            target.Low[i] = Mix(target.Low[i], position);
            if (!target.High.IsEmpty)
            {
                target.High[i] = (short)(target.High[i] * _gain / Fade);
            }
        }

        return masked;
    }

    private static bool IsAbsentAhead(DelayLine line, long position) =>
        position + Fade < line.Head && !line.IsPresent(position + Fade);

    private short Mix(short sound, long position)
    {
        int stand = Style == MaskStyle.FlatTone ? FlatTone.SampleAt(position) : 0;
        return (short)(((sound * _gain) + (stand * (Fade - _gain))) / Fade);
    }
}
