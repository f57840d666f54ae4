namespace PayGate.Media.Srtp;

/// <summary>
/// Which packet indices were seen: the last 128 (RFC 3711 section 3.3.2 asks for 64 at least). To be moved for genuine packets only.
/// </summary>
internal struct ReplayWindow
{
    internal const int Size = 128;

    private UInt128 _seen;
    private ulong _highest;

    /// <summary>Whether any index was seen.</summary>
    internal readonly bool HasAny => _seen != 0;

    /// <summary>The highest index seen.</summary>
    internal readonly ulong Highest => _highest;

    /// <summary>Whether an index was not seen yet and is not too old to know.</summary>
    internal readonly bool IsFresh(ulong index)
    {
        if (!HasAny || index > _highest)
        {
            return true;
        }

        ulong age = _highest - index;
        return age < Size && ((_seen >> (int)age) & 1) == 0;
    }

    /// <summary>Whether an index lies below the window.</summary>
    internal readonly bool IsTooOld(ulong index) => HasAny && index < _highest && _highest - index >= Size;

    /// <summary>Notes an index.</summary>
    internal void Mark(ulong index)
    {
        if (!HasAny || index > _highest)
        {
            ulong step = HasAny ? index - _highest : Size;
            _seen = step >= Size ? UInt128.One : (_seen << (int)step) | 1;
            _highest = index;
        }
        else if (_highest - index < Size)
        {
            _seen |= UInt128.One << (int)(_highest - index);
        }
    }
}
