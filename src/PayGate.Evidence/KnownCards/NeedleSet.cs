namespace PayGate.Evidence.KnownCards;

/// <summary>All patterns, searched together in one pass: a table says of every pair of bytes whether a pattern is anchored on it.</summary>
internal sealed class NeedleSet
{
    /// <summary>Most memory of a process is untouched and reads as zero; blocks of it are passed over at once.</summary>
    private const int Block = 4096;

    private readonly List<NeedlePattern> _patterns = [];
    private readonly bool[] _isAnchor = new bool[1 << 16];
    private Dictionary<int, NeedlePattern[]> _byAnchor = [];

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

        if (!IsOneByteWhenPacked(digits))
        {
            _patterns.Add(NeedlePattern.OfPacked(label, digits, startsLow: false));
            _patterns.Add(NeedlePattern.OfPacked(label, digits, startsLow: true));
        }

        _patterns.Add(NeedlePattern.OfValues(label, NeedleForm.DigitBytes, digits));
        _patterns.Add(NeedlePattern.OfValues(label, NeedleForm.DigitIntegers, digits));
        Longest = _patterns.Max(pattern => pattern.Length);
        _byAnchor = _patterns.GroupBy(AnchorOf).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (int anchor in _byAnchor.Keys)
        {
            _isAnchor[anchor] = true;
        }
    }

    /// <summary>Tells every match that begins in the owned part of a window.</summary>
    public void Find(ReadOnlySpan<byte> bytes, int from, int to, Action<NeedlePattern, int> onMatch)
    {
        // An anchor lies at most a pattern behind the place where its pattern begins.
        int end = Math.Min(bytes.Length - 1, to + Longest);
        for (int block = from; block < end; block += Block)
        {
            int last = Math.Min(block + Block, end);
            if (bytes[block..(last + 1)].IndexOfAnyExcept((byte)0) < 0)
            {
                continue;
            }

            for (int i = block; i < last; i++)
            {
                int pair = (bytes[i] << 8) | bytes[i + 1];
                if (_isAnchor[pair])
                {
                    Compare(bytes, i, from, to, _byAnchor[pair], onMatch);
                }
            }
        }
    }

    // A number like 4242 4242 ... packs to a run of one byte, which sound and cleared memory hold by chance: finding it tells nothing.
    private static bool IsOneByteWhenPacked(ReadOnlySpan<byte> digits)
    {
        for (int i = 2; i < digits.Length; i++)
        {
            if (digits[i] != digits[i - 2])
            {
                return false;
            }
        }

        return true;
    }

    private static void Compare(
        ReadOnlySpan<byte> bytes, int anchorAt, int from, int to, NeedlePattern[] patterns, Action<NeedlePattern, int> onMatch)
    {
        foreach (NeedlePattern pattern in patterns)
        {
            int start = anchorAt - pattern.AnchorAt;
            if (start >= from && start < to && pattern.Matches(bytes[start..]))
            {
                onMatch(pattern, start);
            }
        }
    }

    private static int AnchorOf(NeedlePattern pattern) => (pattern.Anchor.First << 8) | pattern.Anchor.Second;
}
