using System.Runtime.Intrinsics;

namespace PayGate.Signals.Listening;

/// <summary>The last eight values of something in a vector, which never waits for a narrower store as an array that is shifted does.</summary>
internal static class LastValues
{
    /// <summary>Drops the oldest, in lane 0, and puts the newest into the last lane.</summary>
    public static Vector256<float> Push(Vector256<float> values, float newest) => Vector256.ConditionalSelect(
        Vector256.Create(0, 0, 0, 0, 0, 0, 0, -1).AsSingle(),
        Vector256.Create(newest),
        Vector256.Shuffle(values, Vector256.Create(1, 2, 3, 4, 5, 6, 7, 7)));
}
