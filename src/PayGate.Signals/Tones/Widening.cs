using System.Runtime.Intrinsics;

namespace PayGate.Signals.Tones;

/// <summary>Samples of 16 bits as floating-point numbers, eight at a time.</summary>
internal static class Widening
{
    /// <summary>Converts all of the samples into the beginning of the target, which must have room for them.</summary>
    public static void ToSingle(ReadOnlySpan<short> samples, Span<float> target)
    {
        int i = 0;
        for (; i + Vector128<short>.Count <= samples.Length; i += Vector128<short>.Count)
        {
            (Vector128<int> lower, Vector128<int> upper) = Vector128.Widen(Vector128.Create(samples[i..]));
            Vector128.ConvertToSingle(lower).CopyTo(target[i..]);
            Vector128.ConvertToSingle(upper).CopyTo(target[(i + Vector128<int>.Count)..]);
        }

        for (; i < samples.Length; i++)
        {
            target[i] = samples[i];
        }
    }
}
