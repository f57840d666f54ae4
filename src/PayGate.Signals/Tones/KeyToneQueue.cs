namespace PayGate.Signals.Tones;

/// <summary>A small ring of findings; the oldest gives way, and what was taken is overwritten.</summary>
internal sealed class KeyToneQueue
{
    private const int Capacity = 16;

    private readonly KeyTone[] _tones = new KeyTone[Capacity];
    private int _first;
    private int _count;

    public void Add(in KeyTone tone)
    {
        if (_count == Capacity)
        {
            _first = (_first + 1) % Capacity;
            _count--;
        }

        _tones[(_first + _count) % Capacity] = tone;
        _count++;
    }

    public bool TryTake(out KeyTone tone)
    {
        if (_count == 0)
        {
            tone = default;
            return false;
        }

        tone = _tones[_first];
        _tones[_first] = default;
        _first = (_first + 1) % Capacity;
        _count--;
        return true;
    }
}
