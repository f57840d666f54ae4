namespace PayGate.Signals.Tones;

/// <summary>How a generated key sounds.</summary>
/// <param name="RowLevel">Level of the low frequency in dBm0. The sum of both is clipped at full scale, as a line clips it.</param>
/// <param name="ColumnLevel">Level of the high frequency in dBm0; its distance from <paramref name="RowLevel"/> is the twist.</param>
/// <param name="FrequencyError">Relative error of both frequencies: 0.015 is 1.5 % too high.</param>
/// <param name="FadeSamples">Length of the linear fade at each end, in samples at 8 kHz; 0 switches hard.</param>
public readonly record struct KeyToneShape(double RowLevel, double ColumnLevel, double FrequencyError, int FadeSamples)
{
    /// <summary>-9 dBm0 per frequency, exact, hard switched: what a telephone sends.</summary>
    public static KeyToneShape Standard { get; } = new(-9, -9, 0, 0);
}
