using System.Runtime.Intrinsics;

namespace PayGate.Signals.Codecs;

/// <summary>
/// The adaptive part of one sub-band of ITU-T G.722: scale factor and predictor, as sender and receiver both keep it (clauses 3.5 and 3.6). A
/// copy is a snapshot. Every intermediate value is held to 16 bits as the recommendation demands.
/// </summary>
internal struct G722Band
{
    private const int Highest = short.MaxValue;
    private const int Lowest = short.MinValue;
    private const int LargestSecondPole = 12288;
    private const int PoleBound = 15360;

    /// <summary>The six last quantized differences, newest first; two lanes are idle.</summary>
    private Vector256<int> _differences;

    private Vector256<int> _zeros;
    private int _firstPole;
    private int _secondPole;
    private int _reconstructed;
    private int _partial;
    private int _partialBefore;
    private int _zeroPrediction;

    /// <summary>The logarithm of the step, in units of 1/2048 octave.</summary>
    public int LogStep;

    /// <summary>The quantizer's step.</summary>
    public int Step;

    /// <summary>The next sample as foretold.</summary>
    public int Prediction;

    /// <summary>Takes the quantized difference of the sample that was foretold, and foretells the next.</summary>
    public void Adapt(int difference)
    {
        int reconstructed = Limit(Prediction + difference);
        int partial = Limit(_zeroPrediction + difference);
        bool agreesWithLast = (partial ^ _partial) >= 0;
        bool agreesWithOneBefore = (partial ^ _partialBefore) >= 0;
        AdaptPoles(agreesWithLast, agreesWithOneBefore);
        (_partialBefore, _partial) = (_partial, partial);
        AdaptZeros(difference);
        int poles = (_firstPole * Limit(2 * reconstructed) >> 15) + (_secondPole * Limit(2 * _reconstructed) >> 15);
        _reconstructed = reconstructed;
        Prediction = Limit(Limit(poles) + _zeroPrediction);
    }

    private void AdaptPoles(bool agreesWithLast, bool agreesWithOneBefore)
    {
        int first = Limit(_firstPole << 2);
        first = agreesWithLast ? Math.Min(-first, Highest) : first;
        int second = (first >> 7) + (agreesWithOneBefore ? 128 : -128) + (_secondPole * 32512 >> 15);
        _secondPole = Math.Clamp(second, -LargestSecondPole, LargestSecondPole);
        int bound = PoleBound - _secondPole;
        _firstPole = Math.Clamp(Limit((agreesWithLast ? 192 : -192) + (_firstPole * 32640 >> 15)), -bound, bound);
    }

    private void AdaptZeros(int difference)
    {
        Vector256<int> used = Vector256.Create(-1, -1, -1, -1, -1, -1, 0, 0);
        Vector256<int> newest = Vector256.Create(difference);
        Vector256<int> disagrees = (_differences ^ newest) >> 31;
        Vector256<int> gain = Vector256.Create(difference == 0 ? 0 : 128);
        Vector256<int> zeros = ((gain ^ disagrees) - disagrees) + ((_zeros * 32640) >> 15);
        _zeros = Limit(zeros) & used;
        Vector256<int> shifted = Vector256.Shuffle(_differences, Vector256.Create(0, 0, 1, 2, 3, 4, 5, 6));
        _differences = shifted.WithElement(0, difference) & used;
        _zeroPrediction = Limit(Vector256.Sum((_zeros * Limit(_differences << 1)) >> 15));
    }

    private static int Limit(int value) => Math.Clamp(value, Lowest, Highest);

    private static Vector256<int> Limit(Vector256<int> values) =>
        Vector256.Min(Vector256.Max(values, Vector256.Create(Lowest)), Vector256.Create(Highest));
}
