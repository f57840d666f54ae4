namespace PayGate.Evidence.KnownCards;

/// <summary>All patterns, searched together: one vectorised pass per anchor.</summary>
internal sealed class NeedleSet
{
    private readonly List<NeedlePattern> _patterns = [];
    private List<IGrouping<(byte First, byte Second, int At), NeedlePattern>> _byAnchor = [];

    /// <summary>Bytes of the longest pattern.</summary>
    public int Longest { get; private set; }

    public void Add(string label, ReadOnlySpan<byte> digits)
    {
        foreach (char? separator in new char?[] { null, ' ', '-' })
        {
            _patterns.Add(NeedlePattern.OfCharacters(label, NeedleForm.Ascii, digits, separator));
            _patterns.Add(NeedlePattern.OfCharacters(label, NeedleForm.Utf16LittleEndian, digits, separator));
            _patterns.Add(NeedlePattern.OfCharacters(label, NeedleForm.Utf16BigEndian, digits, separator));
        }

        _patterns.Add(NeedlePattern.OfPacked(label, digits, startsLow: false));
        _patterns.Add(NeedlePattern.OfPacked(label, digits, startsLow: true));
        _patterns.Add(NeedlePattern.OfValues(label, NeedleForm.DigitBytes, digits));
        _patterns.Add(NeedlePattern.OfValues(label, NeedleForm.DigitIntegers, digits));
        Longest = _patterns.Max(pattern => pattern.Length);
        _byAnchor = [.. _patterns.GroupBy(pattern => (pattern.Anchor.First, pattern.Anchor.Second, pattern.AnchorAt))];
    }

    /// <summary>Tells every match that begins in the owned part of a window.</summary>
    public void Find(ReadOnlySpan<byte> bytes, int from, int to, Action<NeedlePattern, int> onMatch)
    {
        if (bytes.IndexOfAnyExcept((byte)0) < 0)
        {
            return;
        }

        foreach (IGrouping<(byte First, byte Second, int At), NeedlePattern> group in _byAnchor)
        {
            ReadOnlySpan<byte> anchor = [group.Key.First, group.Key.Second];
            int index = from + group.Key.At;
            int end = Math.Min(bytes.Length, to + group.Key.At + 1);
            while (index < end)
            {
                int next = bytes[index..end].IndexOf(anchor);
                if (next < 0)
                {
                    break;
                }

                index += next;
                int start = index - group.Key.At;
                foreach (NeedlePattern pattern in group)
                {
                    if (start < to && pattern.Matches(bytes[start..]))
                    {
                        onMatch(pattern, start);
                    }
                }

                index++;
            }
        }
    }
}
