namespace PayGate.Signals.Tones;

/// <summary>The eight frequencies of push-button telephones (ITU-T Q.23) and the sixteen keys they make (codes of RFC 4733 table 3).</summary>
public static class KeyFrequencies
{
    /// <summary>Sample rate of everything in this room, in Hz.</summary>
    public const int SampleRate = 8000;

    /// <summary>How many keys there are: 0 to 9, star (10), hash (11), A to D (12 to 15).</summary>
    public const int KeyCount = 16;

    /// <summary>Peak of a sine wave of 0 dBm0 in 16-bit PCM (G.711: full scale is +3.14 dBm0).</summary>
    public const double ZeroLevelPeak = 22827;

    private static readonly double[] RowValues = [697, 770, 852, 941];

    private static readonly double[] ColumnValues = [1209, 1336, 1477, 1633];

    private static readonly byte[] Grid = [1, 2, 3, 12, 4, 5, 6, 13, 7, 8, 9, 14, 10, 0, 11, 15];

    /// <summary>The low group in Hz, top row first.</summary>
    public static ReadOnlySpan<double> Rows => RowValues;

    /// <summary>The high group in Hz, left column first.</summary>
    public static ReadOnlySpan<double> Columns => ColumnValues;

    /// <summary>The key at a row and a column, both 0 to 3.</summary>
    public static byte KeyAt(int row, int column) => Grid[(row * 4) + column];

    /// <summary>Where a key stands.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is above 15.</exception>
    public static (int Row, int Column) PlaceOf(byte key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(key, KeyCount);
        int index = Grid.AsSpan().IndexOf(key);
        return (index / 4, index % 4);
    }

    /// <summary>Peak in 16-bit PCM of a sine wave of a level in dBm0.</summary>
    public static double PeakOf(double level) => ZeroLevelPeak * Math.Pow(10, level / 20);
}
