namespace PayGate.Media.Srtp;

/// <summary>
/// The sources that sent under one key. None is ever forgotten, for with it its replay window would be; a further one is refused instead.
/// </summary>
internal sealed class SourceTable
{
    /// <summary>Sources under one key: telephones change theirs at a transfer or on hold, and start again from a new key.</summary>
    internal const int Most = 256;

    private SourceState[] _states = new SourceState[2];
    private int _count;
    private int _last;

    /// <summary>Whether a further source has room.</summary>
    internal bool HasRoom => _count < Most;

    /// <summary>Where a source's state is; -1 when it has not sent.</summary>
    internal int IndexOf(uint ssrc)
    {
        if (_last < _count && _states[_last].Ssrc == ssrc)
        {
            return _last;
        }

        for (int i = 0; i < _count; i++)
        {
            if (_states[i].Ssrc == ssrc)
            {
                _last = i;
                return i;
            }
        }

        return -1;
    }

    internal ref SourceState At(int index) => ref _states[index];

    /// <summary>Takes a source in, which must be new and have room.</summary>
    internal int Add(uint ssrc)
    {
        if (_count == _states.Length)
        {
            Array.Resize(ref _states, _states.Length * 2);
        }

        _states[_count].Ssrc = ssrc;
        _last = _count;
        return _count++;
    }
}
