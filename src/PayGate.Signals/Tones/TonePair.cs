namespace PayGate.Signals.Tones;

/// <summary>The strongest row and column of a window and how well they explain it.</summary>
/// <param name="Row">Lane of the row, 0 to 3.</param>
/// <param name="Column">Lane of the column, 4 to 7.</param>
/// <param name="RowPower">Mean power of the row's tone, corrected for its distance from the nominal frequency.</param>
/// <param name="ColumnPower">The same of the column.</param>
/// <param name="RowOffset">Distance of the row's tone from its nominal frequency, relative.</param>
/// <param name="ColumnOffset">The same of the column.</param>
/// <param name="Share">Which part of the window's power the two tones are; noise and speech pull it down, so does a window half full.</param>
internal readonly record struct TonePair(
    int Row, int Column, double RowPower, double ColumnPower, double RowOffset, double ColumnOffset, double Share)
{
    /// <summary>What no pair explains.</summary>
    public static TonePair None { get; } = new(-1, -1, 0, 0, 0, 0, 0);

    /// <summary>Mean power of both tones.</summary>
    public double Power => RowPower + ColumnPower;

    /// <summary>The key's code.</summary>
    public byte Key => KeyFrequencies.KeyAt(Row, Column - 4);

    /// <summary>Reads the pair out of two successive windows; <see cref="None"/> when it is weaker than asked, which saves the arithmetic.</summary>
    public static TonePair Read(ToneCorrelator correlator, in ToneSpectrum earlier, in ToneSpectrum now, int hop, double leastShare)
    {
        (float strongestRow, float strongestColumn) = now.StrongestPowers;
        double uncorrected = strongestRow + strongestColumn;
        if (now.Total < 1 || uncorrected < 0.5 * leastShare * now.Total)
        {
            return None;
        }

        int row = now.StrongestRow;
        int column = now.StrongestColumn;
        double rowOffset = now.OffsetSince(earlier, row, hop);
        double columnOffset = now.OffsetSince(earlier, column, hop);
        double rowPower = now.Powers[row] / correlator.Response(rowOffset);
        double columnPower = now.Powers[column] / correlator.Response(columnOffset);
        double share = (rowPower + columnPower) / now.Total;
        return share < leastShare
            ? None
            : new TonePair(
                row,
                column,
                rowPower,
                columnPower,
                rowOffset / ToneCorrelator.FrequencyOf(row),
                columnOffset / ToneCorrelator.FrequencyOf(column),
                share);
    }

    /// <summary>Whether both tones are near their frequency and neither is stronger than the other by more than the ratio.</summary>
    public bool Fits(double offset, double twist, double leastPower) =>
        Row >= 0
        && Math.Abs(RowOffset) <= offset
        && Math.Abs(ColumnOffset) <= offset
        && RowPower >= leastPower
        && ColumnPower >= leastPower
        && RowPower <= twist * ColumnPower
        && ColumnPower <= twist * RowPower;
}
